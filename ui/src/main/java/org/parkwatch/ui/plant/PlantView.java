package org.parkwatch.ui.plant;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.Pressing;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * The plant of a building, drawn from the park's graph with what it says now. {@code
 * ?building=CODE&kind=power|cooling&floor=CODE}; {@code at=CODE} marks equipment, {@code
 * view=table} lists it instead.
 */
@Route(value = "plant", layout = DeskLayout.class)
@PermitAll
@StyleSheet("context://parkwatch/plant.css")
public final class PlantView extends Div implements AfterNavigationObserver, HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(2);

  private final Sources sources;
  private final PlantBoard board;
  private final Viewer viewer;
  private final Div bar = new Div();
  private final Div ground = new Div();
  private final Div foot = new Div();
  private final Span dataTime = new Span();
  private PlantAddress address = PlantAddress.power("", "");
  private Optional<PlantPlan> plan = Optional.empty();
  private Optional<PlantDiagram> diagram = Optional.empty();
  private Optional<PlantTable> table = Optional.empty();
  private long shownRevision = -1;

  public PlantView(Sources sources, PlantBoard board) {
    this.sources = sources;
    this.board = board;
    viewer = sources.viewers().current();
    addClassName("pw-plant");
    bar.addClassName("pl-bar");
    ground.addClassName("pl-ground");
    ground.getElement().setAttribute("tabindex", "-1");
    foot.addClassName("pl-foot");
    add(bar, ground, foot);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    address = PlantAddress.of(event.getLocation().getQueryParameters());
    build();
    refresh();
  }

  private void build() {
    Park park = sources.parks().current(viewer);
    shownRevision = park.revision();
    List<Place> buildings = board.buildings(park);
    Optional<Place> building =
        address.building().isEmpty()
            ? buildings.stream().findFirst()
            : buildings.stream().filter(b -> b.code().equals(address.building())).findFirst();
    bar.removeAll();
    ground.removeAll();
    foot.removeAll();
    plan = Optional.empty();
    diagram = Optional.empty();
    table = Optional.empty();
    showWay(building);
    buildings(buildings, building);
    if (building.isEmpty()) {
      ground.add(empty(buildings.isEmpty()));
      return;
    }
    address =
        new PlantAddress(
            building.get().code(), address.kind(), address.floor(), address.at(), address.table());
    choices(park, building.get());
    show(park, building.get());
  }

  private Div empty(boolean nothing) {
    Div empty =
        new Div(
            new H2(getTranslation(nothing ? "map.empty.title" : "plant.none.title")),
            new Paragraph(getTranslation(nothing ? "map.empty.text" : "plant.none.text")));
    empty.addClassName("pw-empty");
    return empty;
  }

  private void buildings(List<Place> buildings, Optional<Place> chosen) {
    Div group = group("plant.buildings");
    for (Place each : buildings) {
      String name = Folding.last(each);
      group.add(link(name, address.in(each.code()), chosen.filter(each::equals).isPresent(), ""));
    }
    bar.add(group);
  }

  private void choices(Park park, Place building) {
    Div kinds = group("plant.kinds");
    kinds.add(
        link(getTranslation("wall.power"), address.of(PlantAddress.POWER), !address.cooling(), "p"),
        link(
            getTranslation("wall.cooling"),
            address.of(PlantAddress.COOLING),
            address.cooling(),
            "c"));
    Div floors = group("plant.floors");
    if (!address.cooling()) {
      floors(park, building, floors);
    }
    Div views = group("plant.views");
    views.add(
        link(getTranslation("plant.drawing"), address.as(false), !address.table(), "d"),
        link(getTranslation("map.as-table"), address.as(true), address.table(), "t"));
    Span space = new Span();
    space.addClassName("sp");
    dataTime.addClassName("pl-time");
    bar.add(kinds, floors, views, space, dataTime);
  }

  private void floors(Park park, Place building, Div floors) {
    floors.add(link(getTranslation("plant.whole"), address.on(""), address.floor().isEmpty(), "0"));
    int number = 1;
    for (Place each : PlantBoard.floors(park, building)) {
      boolean here = address.floor().equals(each.code());
      floors.add(
          link(Folding.last(each), address.on(each.code()), here, Integer.toString(number++)));
    }
  }

  private Div group(String word) {
    Div group = new Div();
    group.addClassName("pl-group");
    group.getElement().setAttribute("role", "group");
    group.getElement().setAttribute("aria-label", getTranslation(word));
    return group;
  }

  private static Anchor link(String text, PlantAddress to, boolean here, String key) {
    Anchor link = new Anchor(to.path(), text);
    link.getElement().setAttribute("router-link", true);
    if (here) {
      link.getElement().setAttribute("aria-current", "true");
    }
    if (!key.isEmpty()) {
      Span hint = new Span(key);
      hint.addClassName("pw-kbd");
      hint.getElement().setAttribute("aria-hidden", "true");
      link.add(hint);
      link.getElement().setAttribute("data-key", key);
      link.getElement().setAttribute("aria-keyshortcuts", key);
    }
    return link;
  }

  private void show(Park park, Place building) {
    Optional<Place> floor =
        PlantBoard.floors(park, building).stream()
            .filter(each -> each.code().equals(address.floor()))
            .findFirst();
    PlantPlan made =
        address.cooling() ? board.cooling(park, building) : board.power(park, building, floor);
    if (made.layout().boxes().isEmpty()) {
      Div none =
          new Div(
              new H2(getTranslation("plant.nothing.title")),
              new Paragraph(getTranslation("plant.nothing.text")));
      none.addClassName("pw-empty");
      ground.add(none);
      return;
    }
    plan = Optional.of(made);
    if (address.table()) {
      PlantTable list = new PlantTable(park, made);
      table = Optional.of(list);
      ground.add(list);
    } else {
      PlantDiagram drawing = new PlantDiagram(park, made, address.at());
      diagram = Optional.of(drawing);
      ground.add(drawing);
      foot.add(new PlantLegend(!address.cooling()));
    }
  }

  private void refresh() {
    Park park = sources.parks().current(viewer);
    if (park.revision() != shownRevision) {
      build();
    }
    plan.ifPresent(made -> {
      List<Reading> readings = made.reader().read(sources.latest());
      List<List<Alarm>> alarms = alarms(made);
      diagram.ifPresent(drawing -> drawing.show(readings, alarms));
      table.ifPresent(list -> list.show(readings, alarms));
      showTime(park);
    });
  }

  private void showTime(Park park) {
    long data = sources.latest().watermark();
    dataTime.removeAll();
    if (data > 0) {
      dataTime.add(
          new Span(getTranslation("plant.as-of", Figures.clock(data, park.zone()))), new Age(data));
    }
  }

  /** Standing alarms of each node, the most pressing first. */
  private List<List<Alarm>> alarms(PlantPlan made) {
    Map<Integer, List<Alarm>> byDevice = new HashMap<>();
    for (Alarm alarm : sources.alarms().each(viewer)) {
      byDevice.computeIfAbsent(alarm.device(), d -> new ArrayList<>()).add(alarm);
    }
    return made.devices().stream()
        .map(own ->
            own.stream()
                .flatMap(device -> byDevice.getOrDefault(device, List.of()).stream())
                .sorted(Pressing.FIRST)
                .toList())
        .toList();
  }

  private void showWay(Optional<Place> building) {
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(getTranslation("rail.plant"), building.isPresent() ? "plant" : ""));
    building.ifPresent(b ->
        way.add(
            Crumb.last(
                b.names().in(getLocale())
                    + " · "
                    + getTranslation(address.cooling() ? "wall.cooling" : "wall.power"))));
    DeskLayout.show(this, way);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("rail.plant"));
  }
}
