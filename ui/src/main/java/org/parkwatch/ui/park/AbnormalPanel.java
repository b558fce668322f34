package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.refresh.StalePoints;
import org.parkwatch.ui.words.Figures;

/** Nothing is selected: what is abnormal in the park, and a few figures of all of it. */
final class AbnormalPanel extends Div {
  private static final int LINES = 12;

  private final Sources sources;
  private final StalePoints stalePoints;
  private final Viewer viewer;
  private final AlarmLines lines;
  private final Anchor rest = new Anchor("alarms");
  private final Div figures = new Div();

  AbnormalPanel(Sources sources, StalePoints stalePoints, Viewer viewer, AlarmLines lines) {
    this.sources = sources;
    this.stalePoints = stalePoints;
    this.viewer = viewer;
    this.lines = lines;
    addClassName("pw-abnormal");
    Span order = new Span(getTranslation("abnormal.order"));
    order.addClassName("cap");
    Span space = new Span();
    space.addClassName("sp");
    Div head = new Div(new H2(getTranslation("abnormal.title")), space, order);
    head.addClassName("pw-head");
    rest.getElement().setAttribute("router-link", true);
    add(head, lines, rest, figures);
    refresh();
  }

  void refresh() {
    List<Alarm> alarms = sources.alarms().standing(viewer);
    Park park = sources.parks().current(viewer);
    lines.show(park, alarms.stream().limit(LINES).toList(), getTranslation("abnormal.none"));
    rest.setVisible(alarms.size() > LINES);
    rest.setText(getTranslation("abnormal.rest", Figures.count(alarms.size() - LINES)));
    figures.removeAll();
    figures.add(all());
  }

  private Section all() {
    Park park = sources.parks().current(viewer);
    StalePoints.Count points = stalePoints.of(park);
    Section section = new Section(getTranslation("abnormal.park"), "");
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    long used = park.cabinets().stream().filter(c -> park.tenancyOf(c.id()).isPresent()).count();
    pair(list, "abnormal.power", new Measured(powerMw(park), "MW", 2));
    pair(list, "abnormal.used", new Span(Figures.count(used)));
    pair(list, "abnormal.stale", new Span(Figures.count(points.stale())));
    section.add(list);
    return section;
  }

  private void pair(DescriptionList list, String word, Span value) {
    Div pair =
        new Div(
            new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }

  /**
   * What the rack PDUs with a fresh value draw together; the count of stale points stands beside.
   */
  private double powerMw(Park park) {
    double kw = 0;
    for (Cabinet cabinet : park.cabinets()) {
      for (Device device : park.devicesOfCabinet(cabinet.id())) {
        double value = latest(device);
        kw += Double.isNaN(value) ? 0 : value;
      }
    }
    return kw / 1000;
  }

  private double latest(Device device) {
    return Reading.of(device, PointNames.POWER, sources.latest())
        .map(Reading::value)
        .orElse(Double.NaN);
  }
}
