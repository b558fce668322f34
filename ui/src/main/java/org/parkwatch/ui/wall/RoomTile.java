package org.parkwatch.ui.wall;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.OptionalDouble;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.facility.park.Life;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;

/** A machine room on the wall: its warmest inlet, or what is wrong with it. Leads to its map. */
final class RoomTile extends Anchor {
  private final BuildingPlan.RoomPlan plan;
  private final Severities severities;
  private final Span temperature = new Span();
  private final Div top = new Div();
  private final Div text = new Div();
  private String shown = "";

  RoomTile(BuildingPlan.RoomPlan plan, Severities severities) {
    super("?place=" + plan.room().code());
    this.plan = plan;
    this.severities = severities;
    addClassName("rm");
    top.addClassName("a");
    add(top, text);
  }

  /**
   * Shows the room as it is now.
   *
   * @param alarms that stand in the room, the most pressing first
   */
  void show(Latest latest, List<Alarm> alarms, Language language) {
    OptionalDouble warmest = plan.temperatures().most(latest);
    int fresh = plan.temperatures().fresh(latest);
    boolean silent = plan.temperatures().size() > 0 && fresh * 2 < plan.temperatures().size();
    boolean commissioning = plan.room().life() != Life.IN_SERVICE;
    Alarm first = alarms.isEmpty() || commissioning ? null : alarms.getFirst();
    String celsius = warmest.isPresent() ? Figures.number(warmest.getAsDouble(), 1) : "";
    String key =
        celsius + silent + (first == null ? "" : first.id() + "" + first.state() + alarms.size());
    if (key.equals(shown)) {
      return;
    }
    shown = key;
    getClassNames().removeAll(List.of("e1", "e2", "e3", "hatch", "com"));
    top.removeAll();
    text.removeAll();
    text.setClassName("t");
    String number = number();
    if (commissioning) {
      addClassName("com");
      top.add(new Span(number));
      text.setText(getTranslation("wall.commissioning"));
    } else if (first != null && severities.of(first.severity()).wall() != Severity.Wall.COUNT) {
      addClassName("e" + first.severity());
      top.add(SeverityMark.of(first, 20), new Span(number));
      temperature.setText(celsius.isEmpty() ? "" : celsius + "°");
      temperature.setClassName("tt");
      top.add(temperature);
      text.setClassName("x");
      String what = first.what().in(language.locale());
      text.setText(alarms.size() > 1 ? what + " +" + (alarms.size() - 1) : what);
    } else if (silent || celsius.isEmpty()) {
      addClassName("hatch");
      top.add(new Span(number));
      text.setClassName("x");
      text.setText(getTranslation("wall.no-data"));
    } else {
      top.add(new Span(number));
      if (first != null) {
        SeverityMark mark = SeverityMark.of(first, 19);
        mark.getElement().getClassList().add("right");
        top.add(mark);
      }
      Span unit = new Span("°C");
      unit.addClassName("u");
      text.add(new Span(celsius), unit);
    }
  }

  private String number() {
    String code = plan.room().code();
    return code.substring(code.lastIndexOf('-') + 1).replaceFirst("^R", "");
  }
}
