package org.parkwatch.ui.plant;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;

/**
 * A plant page as a drawing: links as boxes over lines. It stretches to the width of the page;
 * below a width at which words would be cut it scrolls.
 */
final class PlantDiagram extends Div {
  private static final int LEAST_SLOT_PIXELS = 104;

  private final PlantPlan plan;
  private final Div wires = new Div();
  private final List<PlantBox> boxes = new ArrayList<>();
  private String drawn = "";

  PlantDiagram(Park park, PlantPlan plan, String found) {
    this.plan = plan;
    addClassName("pl-drawing");
    PlantLayout layout = plan.layout();
    getStyle()
        .set("height", String.format(Locale.ROOT, "%.0fpx", layout.height()))
        .set("min-width", Math.round(layout.width() * LEAST_SLOT_PIXELS) + "px");
    wires.addClassName("pl-wires");
    wires.getElement().setAttribute("aria-hidden", "true");
    add(wires);
    for (PlantLayout.Box box : layout.boxes()) {
      PlantNode node = box.node();
      String label = label(this, node);
      PlantBox shown =
          new PlantBox(
              box,
              layout.width(),
              label,
              name(this, node, getLocale()),
              PlantLinks.of(park, plan, node));
      shown.mark(node.members().stream().anyMatch(e -> e.code().equals(found)));
      boxes.add(shown);
    }
    layout.inReadingOrder().forEach(box -> add(boxes.get(box.node().id())));
  }

  /** The name in full; a pipe is no equipment and has only its label. */
  static String name(Component screen, PlantNode node, Locale locale) {
    return node.form() == PlantNode.Form.HEADER ? label(screen, node) : node.names().in(locale);
  }

  /** What stands on a box. */
  static String label(Component screen, PlantNode node) {
    if (node.kind() == EquipmentKind.GRID_CIRCUIT && node.place().kind() == PlaceKind.FLOOR) {
      return Folding.last(node.place()) + " " + node.label();
    }
    if (node.form() != PlantNode.Form.HEADER) {
      return node.label();
    }
    return screen.getTranslation(
        node.kind() == EquipmentKind.CHILLER ? "plant.header-chilled" : "plant.header-supply");
  }

  /** Shows it as it is now. */
  void show(List<Reading> readings, List<List<Alarm>> alarms) {
    for (int id = 0; id < boxes.size(); id++) {
      boxes.get(id).show(readings.get(id), alarms.get(id));
    }
    String svg = draw(readings);
    if (!svg.equals(drawn)) {
      drawn = svg;
      wires.getElement().setProperty("innerHTML", svg);
    }
  }

  private String draw(List<Reading> readings) {
    PlantLayout layout = plan.layout();
    StringBuilder svg =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg preserveAspectRatio='none' width='100%%' height='100%%'"
                    + " viewBox='0 0 %.3f %.0f'>",
                layout.width(),
                layout.height()));
    for (Wiring.Wire wire : layout.wires()) {
      svg.append("<path class='").append(look(wire, readings)).append("' d='M");
      for (Wiring.Corner corner : wire.corners()) {
        svg.append(String.format(Locale.ROOT, "%.3f %.1f ", corner.x(), corner.y()));
      }
      svg.append("'/>");
    }
    return svg.append("</svg>").toString();
  }

  /** A line looks as what feeds it says; through a tie, as the tie says. */
  private String look(Wiring.Wire wire, List<Reading> readings) {
    boolean intoTie = plan.layout().graph().nodes().get(wire.to()).tie();
    Reading reading = readings.get(intoTie ? wire.to() : wire.from());
    if (reading.state() == Reading.State.BYPASS) {
      return "bare";
    }
    Boolean delivers = reading.delivers();
    return delivers == null ? "unsure" : delivers ? "live" : "off";
  }
}
