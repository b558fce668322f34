package org.parkwatch.ui.plant;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.marks.TitledTable;
import org.parkwatch.ui.words.Figures;

/**
 * The same things as the drawing shows, one a row, from the supply downwards: for readers of
 * screens and for copying.
 */
final class PlantTable extends Div {
  private static final List<String> COLUMNS =
      List.of(
          "plant.column.equipment",
          "plant.column.place",
          "plant.column.fed-by",
          "plant.column.state",
          "plant.column.values",
          "plant.column.alarm");

  private final Map<Integer, Row> rows = new HashMap<>();

  private record Row(NativeTableCell state, NativeTableCell values, NativeTableCell alarm) {}

  PlantTable(Park park, PlantPlan plan) {
    addClassName("pl-table");
    TitledTable table = new TitledTable(COLUMNS);
    table.getElement().setAttribute("aria-label", getTranslation("plant.table"));
    List<List<Integer>> feeders = plan.layout().graph().feeders();
    table.show(
        plan.layout().inReadingOrder().stream()
            .map(box -> row(park, plan, box.node(), feeders.get(box.node().id())))
            .toList());
    add(table);
  }

  private NativeTableRow row(Park park, PlantPlan plan, PlantNode node, List<Integer> feeders) {
    Row row = new Row(new NativeTableCell(), new NativeTableCell(), new NativeTableCell());
    rows.put(node.id(), row);
    Anchor link =
        new Anchor(PlantLinks.of(park, plan, node), PlantDiagram.name(this, node, getLocale()));
    link.getElement().setAttribute("router-link", true);
    Span code = new Span(node.label());
    code.addClassName("t3");
    String fedBy =
        feeders.stream()
            .map(id -> PlantDiagram.label(this, plan.layout().graph().nodes().get(id)))
            .collect(Collectors.joining(", "));
    NativeTableRow line = new NativeTableRow();
    line.add(
        new NativeTableCell(link, code),
        new NativeTableCell(node.place().names().in(getLocale())),
        new NativeTableCell(fedBy),
        row.state(),
        row.values(),
        row.alarm());
    return line;
  }

  /** Shows it as it is now. */
  void show(List<Reading> readings, List<List<Alarm>> alarms) {
    rows.forEach((id, row) -> {
      Reading reading = readings.get(id);
      row.state().removeAll();
      row.state().setClassName("s-" + reading.state().name().toLowerCase(Locale.ROOT));
      row.state().add(new Span(PlantBox.words(this, reading.said())));
      if (reading.state() == Reading.State.UNKNOWN && reading.heardMillis() > 0) {
        row.state().add(new Age(reading.heardMillis()));
      }
      row.values()
          .setText(
              reading.figures().stream()
                  .map(f -> Figures.number(f.value(), f.decimals()) + " " + f.unit())
                  .collect(Collectors.joining(" · ")));
      row.alarm().removeAll();
      if (!alarms.get(id).isEmpty()) {
        row.alarm().add(SeverityMark.of(alarms.get(id).getFirst(), 16));
        row.alarm().add(new Span(alarms.get(id).getFirst().what().in(getLocale())));
      }
    });
  }
}
