package org.parkwatch.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.Place;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.plant.PlantAddress;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;

/** One building of the wall, from top to bottom: sums, power, cooling, rooms. */
final class BuildingColumn {
  final Div head = new Div();
  final Div power = new Div();
  final Div cooling = new Div();
  final Div rooms = new Div();

  private final BuildingPlan plan;
  private final Language language;
  private final Span it = new Span();
  private final Span total = new Span();
  private final OneLine oneLine = new OneLine();
  private final Metric gensets;
  private final Metric battery;
  private final Metric fuel;
  private final Metric transfer;
  private final Metric supply;
  private final Span setpoint = new Span();
  private final Metric tank;
  private final Div chillers = new Div();
  private final Span chillerWords = new Span();
  private final Map<Integer, RoomTile> tiles = new LinkedHashMap<>();
  private String shownChillers = "";

  BuildingColumn(BuildingPlan plan, Severities severities, Language language, Component words) {
    this.plan = plan;
    this.language = language;
    gensets = new Metric(words.getTranslation("wall.gensets"));
    battery = new Metric(words.getTranslation("wall.battery"));
    fuel = new Metric(words.getTranslation("wall.fuel"));
    transfer = new Metric(words.getTranslation("wall.transfer"));
    supply = new Metric(words.getTranslation("wall.supply"));
    tank = new Metric(words.getTranslation("wall.tank"));
    buildHead();
    Div metrics = new Div(gensets, battery, fuel, transfer);
    metrics.addClassName("mt");
    power.addClassName("cell");
    power.add(link(PlantAddress.power(code(), ""), "wall.power", oneLine), metrics);
    setpoint.addClassName("n");
    supply.add(setpoint);
    chillers.addClassName("chillers");
    chillerWords.addClassName("k");
    cooling.addClassNames("cell", "cl");
    cooling.add(
        supply, tank, link(PlantAddress.cooling(code()), "wall.cooling", chillerWords, chillers));
    buildRooms(severities);
  }

  private String code() {
    return plan.place().code();
  }

  /** What leads from the wall to the drawing of the plant. */
  private Anchor link(PlantAddress target, String word, Component... content) {
    Anchor link = new Anchor(target.path());
    link.add(content);
    link.addClassName("plant");
    link.getElement()
        .setAttribute(
            "title",
            plan.place().names().in(language.locale()) + " · " + head.getTranslation(word));
    return link;
  }

  private void buildHead() {
    String code = plan.place().code();
    Span name = new Span(code.substring(code.lastIndexOf('-') + 1));
    name.addClassName("b");
    Span space = new Span();
    space.addClassName("sp");
    it.addClassName("v");
    total.addClassName("v");
    head.addClassName("bh");
    head.add(name, new Span(plan.place().names().in(language.locale())), space, it, total);
  }

  /** Floors from the top down, as they stand. */
  private void buildRooms(Severities severities) {
    rooms.addClassName("rooms");
    Map<Place, List<BuildingPlan.RoomPlan>> floors = new LinkedHashMap<>();
    plan.rooms().stream()
        .sorted(
            Comparator.comparing((BuildingPlan.RoomPlan room) -> room.floor().code())
                .reversed()
                .thenComparing(room -> room.room().code()))
        .forEach(room -> floors.computeIfAbsent(room.floor(), f -> new ArrayList<>()).add(room));
    floors.forEach((floor, own) -> {
      Span name = new Span(floor.code().substring(floor.code().lastIndexOf('-') + 1));
      name.addClassName("f");
      Div line = new Div(name);
      line.addClassName("fl");
      for (BuildingPlan.RoomPlan room : own) {
        RoomTile tile = new RoomTile(room, severities);
        tiles.put(room.room().id(), tile);
        line.add(tile);
      }
      rooms.add(line);
    });
  }

  /**
   * Shows the building as it is now.
   *
   * @param byRoom standing alarms by room id, the most pressing first
   */
  void show(Latest latest, List<Alarm> standing, Map<Integer, List<Alarm>> byRoom) {
    BuildingFigures figures = BuildingFigures.of(plan, latest, standing);
    it.setText(megawatts("wall.it", figures.itKw()));
    total.setText(megawatts("wall.total", figures.totalKw()));
    oneLine.show(figures);
    showMetrics(figures);
    showCooling(figures);
    tiles.forEach(
        (room, tile) -> tile.show(latest, byRoom.getOrDefault(room, List.of()), language));
  }

  private String megawatts(String word, OptionalDouble kw) {
    return kw.isEmpty()
        ? ""
        : head.getTranslation(word, Figures.number(kw.getAsDouble() / 1000, 2));
  }

  private void showMetrics(BuildingFigures figures) {
    if (figures.gensets() == 0) {
      gensets.none();
    } else {
      gensets.show(
          figures.gensetsReady() + "/" + figures.gensets(), head.getTranslation("wall.sets"));
    }
    OptionalDouble a = figures.a().batteryMinutes();
    OptionalDouble b = figures.b().batteryMinutes();
    OptionalDouble least =
        a.isEmpty() ? b : b.isEmpty() || a.getAsDouble() < b.getAsDouble() ? a : b;
    battery.show(least, 0, "min");
    fuel.show(figures.fuelHours(), 0, "h");
    switch (figures.transfer()) {
      case ALL_ON -> transfer.show(head.getTranslation("wall.armed"), "");
      case ALL_OFF, MIXED -> transfer.show(head.getTranslation("wall.not-armed"), "");
      case UNKNOWN -> transfer.none();
    }
  }

  private void showCooling(BuildingFigures figures) {
    supply.show(figures.supplyCelsius(), 1, "°C");
    setpoint.setText(
        figures.setpointCelsius().isEmpty()
            ? ""
            : head.getTranslation(
                "wall.setpoint", Figures.number(figures.setpointCelsius().getAsDouble(), 1)));
    tank.show(figures.tankMinutes(), 0, "min");
    String key = figures.chillers() + " " + figures.chillerAlarm().map(Alarm::state);
    if (key.equals(shownChillers)) {
      return;
    }
    shownChillers = key;
    chillers.removeAll();
    int number = 1;
    for (BuildingFigures.Chiller chiller : figures.chillers()) {
      Span box = new Span(Integer.toString(number++));
      box.addClassName(chiller.name().toLowerCase(java.util.Locale.ROOT));
      if (chiller == BuildingFigures.Chiller.FAILED) {
        box.removeAll();
        figures
            .chillerAlarm()
            .ifPresentOrElse(alarm -> box.add(SeverityMark.of(alarm, 24)), () -> box.setText("×"));
      }
      chillers.add(box);
    }
    chillerWords.setText(
        figures.chillers().isEmpty()
            ? head.getTranslation("wall.chillers-none")
            : head.getTranslation(
                "wall.chillers",
                count(figures, BuildingFigures.Chiller.RUNNING),
                count(figures, BuildingFigures.Chiller.STANDBY),
                count(figures, BuildingFigures.Chiller.FAILED)));
  }

  private static long count(BuildingFigures figures, BuildingFigures.Chiller what) {
    return figures.chillers().stream().filter(chiller -> chiller == what).count();
  }
}
