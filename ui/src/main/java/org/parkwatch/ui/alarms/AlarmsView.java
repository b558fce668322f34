package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** The alarm list: open and cleared alarms, filters, acknowledge in bulk, and one in detail. */
@Route(value = "alarms", layout = DeskLayout.class)
@PermitAll
public final class AlarmsView extends Div implements HasDynamicTitle {
  /** Cleared alarms that the list reaches back to. */
  static final int CLEARED_LIMIT = 1_000;

  private static final Duration PACE = Duration.ofMillis(250);

  private final Sources sources;
  private final Words words;
  private final Viewer viewer;
  private final AlarmTable table;
  private final AlarmPane pane;
  private final AlarmBar bar;
  private final Div empty = new Div();
  private final Component foot;
  private List<Alarm> alarms = List.of();
  private AlarmFilter filter = AlarmFilter.ALL;
  private long shownRevision = -1;
  private long shownAlarm = -1;

  public AlarmsView(Sources sources, Words words) {
    this.sources = sources;
    this.words = words;
    viewer = sources.viewers().current();
    boolean operator = Acknowledgement.allowed(viewer);
    addClassName("pw-alarms");
    bar = new AlarmBar(sources.parks().current(viewer), this::reload, this::refilter);
    table = new AlarmTable(words, operator, this::show);
    pane = new AlarmPane(sources, words, viewer);
    empty.addClassName("pw-empty");
    Div list = new Div(table, empty);
    list.addClassName("pw-list");
    add(bar, list, pane);
    foot = operator ? new TakeBar(table, new Acknowledgement(this, sources)) : whyNot();
    add(foot);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Div whyNot() {
    Div why = new Div(new RoleNote(viewer.role(), Right.ACKNOWLEDGE));
    why.addClassName("pw-foot");
    return why;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("alarms.title"))));
    reload();
  }

  private void refresh() {
    if (sources.alarms().revision() != shownRevision) {
      reload();
    }
  }

  private void reload() {
    shownRevision = sources.alarms().revision();
    alarms =
        switch (bar.tab()) {
          case OPEN -> sources.alarms().standing(viewer);
          case CLEARED -> sources.alarms().ended(viewer, CLEARED_LIMIT);
        };
    bar.count(alarms, sources.alarms().standing(viewer).size());
    foot.setVisible(bar.tab() == AlarmBar.Tab.OPEN);
    refilter(filter);
    alarms.stream().filter(alarm -> alarm.id() == shownAlarm).findFirst().ifPresent(pane::show);
  }

  private void refilter(AlarmFilter wanted) {
    filter = wanted;
    Park park = sources.parks().current(viewer);
    Language language = Language.of(getLocale());
    List<Alarm> rows =
        alarms.stream().filter(alarm -> filter.matches(alarm, park, language, words)).toList();
    table.show(rows);
    table.setVisible(!rows.isEmpty());
    empty.setVisible(rows.isEmpty());
    if (rows.isEmpty()) {
      sayEmpty();
    }
  }

  private void sayEmpty() {
    String kind = alarms.isEmpty() ? "none." + bar.tab().word() : "filtered";
    empty.removeAll();
    empty.add(
        new H2(getTranslation("alarms." + kind + ".title")),
        new Paragraph(getTranslation("alarms." + kind + ".text")));
  }

  private void show(Alarm alarm) {
    if (alarm.id() != shownAlarm) {
      shownAlarm = alarm.id();
      table.mark(alarm);
      pane.show(alarm);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("alarms.title"));
  }
}
