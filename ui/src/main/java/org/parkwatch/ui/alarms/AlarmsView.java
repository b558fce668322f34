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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Aside;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.AccountNotes;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * The console: incidents first, then the alarms that belong to none; what is shelved and cleared;
 * filters, acknowledge and shelve in bulk, and one in detail.
 */
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
  private final NewLines news = new NewLines();
  private final Component foot;
  private final Component shelfFoot;
  private final Component asideFoot;
  private Map<Long, Shelf> shelves = Map.of();
  private Map<Long, String> asides = Map.of();
  private List<Alarm> alarms = List.of();
  private Map<Long, Meaning> meanings = Map.of();
  private AlarmFilter filter = AlarmFilter.ALL;
  private AlarmBar.Tab shownTab = AlarmBar.Tab.OPEN;
  private long shownRevision = -1;
  private long shownAlarm = -1;

  public AlarmsView(Sources sources, AccountNotes notes, Words words) {
    this.sources = sources;
    this.words = words;
    viewer = sources.viewers().current();
    boolean operator = Acknowledgement.allowed(viewer) || viewer.may(Right.SHELVE);
    addClassName("pw-alarms");
    bar =
        new AlarmBar(sources.parks().current(viewer), viewer, notes, this::reload, this::refilter);
    table = new AlarmTable(words, operator, this::show, this::parts);
    pane = new AlarmPane(sources, words, viewer);
    empty.addClassName("pw-empty");
    Div list = new Div(table, empty);
    list.addClassName("pw-list");
    add(bar, list, pane);
    foot = operator ? new TakeBar(table, sources) : whyNot(Right.ACKNOWLEDGE);
    shelfFoot = viewer.may(Right.SHELVE) ? new BackBar(table, sources) : whyNot(Right.SHELVE);
    asideFoot = new AsideFoot();
    add(foot, shelfFoot, asideFoot);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Div whyNot(Right right) {
    Div why = new Div(new RoleNote(viewer.role(), right));
    why.addClassName("pw-foot");
    return why;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("alarms.title"))));
    reload();
    if (shownAlarm < 0) {
      table.first().ifPresent(this::show); // the gravest: somebody comes for it
    }
  }

  private void refresh() {
    if (sources.alarms().revision() != shownRevision) {
      reload();
    }
  }

  private void reload() {
    shownRevision = sources.alarms().revision();
    List<Shelved> shelved = sources.alarms().shelved(viewer);
    shelves = shelved.stream().collect(Collectors.toMap(each -> each.alarm().id(), Shelved::shelf));
    List<Aside> aside = sources.alarms().life().aside(viewer);
    asides = aside.stream().collect(Collectors.toMap(each -> each.alarm().id(), this::untold));
    alarms =
        switch (bar.tab()) {
          case OPEN -> sources.alarms().standing(viewer);
          case SHELVED -> shelved.stream().map(Shelved::alarm).toList();
          case ASIDE -> aside.stream().map(Aside::alarm).toList();
          case CLEARED -> sources.alarms().ended(viewer, CLEARED_LIMIT);
        };
    meanings = bar.tab() == AlarmBar.Tab.OPEN ? sources.alarms().meanings(viewer) : Map.of();
    List<Alarm> standing = sources.alarms().standing(viewer);
    news.look(standing).ifPresent(level -> bar.ring(sources.severities().of(level)));
    bar.count(alarms, standing.size(), shelved.size(), aside.size());
    if (bar.tab() != shownTab) {
      shownTab = bar.tab();
      table.deselectAll();
    }
    foot.setVisible(bar.tab() == AlarmBar.Tab.OPEN);
    shelfFoot.setVisible(bar.tab() == AlarmBar.Tab.SHELVED);
    asideFoot.setVisible(bar.tab() == AlarmBar.Tab.ASIDE);
    refilter(filter);
    alarms.stream()
        .filter(alarm -> alarm.id() == shownAlarm)
        .findFirst()
        .or(() -> sources.alarms().coveredBy(viewer, shownAlarm))
        .ifPresent(this::detail);
  }

  /** Why an alarm is not told: the work order, or what the equipment does by design. */
  private String untold(Aside aside) {
    OutOfService service = aside.service();
    return service == null
        ? getTranslation("aside.suppressed", aside.suppressedBy())
        : getTranslation("aside.service", service.workOrder(), service.owner());
  }

  private void refilter(AlarmFilter wanted) {
    filter = wanted;
    Park park = sources.parks().current(viewer);
    Language language = Language.of(getLocale());
    List<Alarm> rows =
        alarms.stream()
            .filter(alarm -> filter.matches(alarm, () -> behind(alarm), park, language, words))
            .toList();
    ConsoleOrder order =
        bar.tab() == AlarmBar.Tab.OPEN ? ConsoleOrder.of(rows, meanings) : ConsoleOrder.flat(rows);
    table.show(order, meanings, shelves, asides, park.zone());
    table.setVisible(!rows.isEmpty());
    empty.setVisible(rows.isEmpty());
    if (rows.isEmpty()) {
      sayEmpty();
    }
  }

  private List<Alarm> behind(Alarm line) {
    return meanings.containsKey(line.id()) ? sources.alarms().behind(viewer, line.id()) : List.of();
  }

  private void sayEmpty() {
    String kind = alarms.isEmpty() ? "none." + bar.tab().word() : "filtered";
    empty.removeAll();
    empty.add(
        new H2(getTranslation("alarms." + kind + ".title")),
        new Paragraph(getTranslation("alarms." + kind + ".text")));
  }

  /** What stands below an incident that is unfolded. */
  private Component parts(Alarm alarm) {
    Park park = sources.parks().current(viewer);
    return sources
        .alarms()
        .incident(viewer, alarm.id())
        .<Component>map(incident -> new PartList(incident, park, sources.clock().millis(), words))
        .orElseGet(Div::new);
  }

  private void show(Alarm alarm) {
    if (alarm.id() != shownAlarm) {
      shownAlarm = alarm.id();
      table.mark(alarm);
      detail(alarm);
    }
  }

  private void detail(Alarm alarm) {
    pane.show(alarm, Optional.ofNullable(shelves.get(alarm.id())));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("alarms.title"));
  }
}
