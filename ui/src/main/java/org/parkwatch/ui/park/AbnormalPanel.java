package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.AlarmLines;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.words.Figures;

/** Nothing is selected: what is abnormal in the park, and a few figures of all of it. */
final class AbnormalPanel extends Div {
  private static final int LINES = 12;

  private final Sources sources;
  private final ParkFigures figures;
  private final Viewer viewer;
  private final AlarmLines lines;
  private final Anchor rest = new Anchor("alarms");
  private final Div all = new Div();
  private long shownRevision = -1;
  private long shownAtMillis = -1;

  AbnormalPanel(Sources sources, ParkFigures figures, Viewer viewer, AlarmLines lines) {
    this.sources = sources;
    this.figures = figures;
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
    add(head, lines, rest, all);
    refresh();
  }

  /** Shows what changed since the last time; the rest stays, and with it the focus. */
  void refresh() {
    Park park = sources.parks().current(viewer);
    if (sources.alarms().revision() != shownRevision) {
      shownRevision = sources.alarms().revision();
      showAlarms(park);
    }
    ParkFigures.Count count = figures.of(park);
    if (count.atMillis() != shownAtMillis) {
      shownAtMillis = count.atMillis();
      all.removeAll();
      all.add(section(park, count));
    }
  }

  private void showAlarms(Park park) {
    List<Alarm> alarms = sources.alarms().standing(viewer);
    lines.show(park, alarms.stream().limit(LINES).toList(), getTranslation("abnormal.none"));
    rest.setVisible(alarms.size() > LINES);
    rest.setText(getTranslation("abnormal.rest", Figures.count(alarms.size() - LINES)));
  }

  private Section section(Park park, ParkFigures.Count count) {
    Section section = new Section(getTranslation("abnormal.park"), "");
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    long used = park.cabinets().stream().filter(c -> park.tenancyOf(c.id()).isPresent()).count();
    pair(list, "abnormal.power", new Measured(count.powerKw() / 1000, "MW", 2));
    pair(list, "abnormal.used", new Span(Figures.count(used)));
    pair(list, "abnormal.stale", new Span(Figures.count(count.stale())));
    section.add(list);
    return section;
  }

  private void pair(DescriptionList list, String word, Span value) {
    Div pair =
        new Div(
            new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }
}
