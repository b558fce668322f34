package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.AlarmLines;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.PointTrend;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * One alarm in detail: what, since when, who has it, what happened, and the point's trend. Beside
 * the list, and alone on a phone.
 */
public final class AlarmPane extends Aside {
  private static final long BEFORE_MILLIS = 3_600_000;
  private static final int MOST_BEHIND = 30;

  private final Sources sources;
  private final Words words;
  private final Viewer viewer;

  public AlarmPane(Sources sources, Words words, Viewer viewer) {
    this.sources = sources;
    this.words = words;
    this.viewer = viewer;
    addClassName("pw-side");
    getElement().setAttribute("aria-label", getTranslation("alarms.detail"));
    nothing();
  }

  private void nothing() {
    Paragraph hint = new Paragraph(getTranslation("alarms.choose"));
    hint.addClassName("t3");
    add(hint);
  }

  /** Shows an alarm of the list as it is now. */
  public void show(Alarm alarm) {
    show(alarm, Optional.empty());
  }

  /** Shows the alarm as it is now, with the shelf that keeps it off the list. */
  public void show(Alarm alarm, Optional<Shelf> shelf) {
    Park park = sources.parks().current(viewer);
    removeAll();
    add(head(alarm, park.zone()));
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Div line = new Div(text.line());
    line.addClassName("t2");
    add(line, urgency(alarm), links(alarm, park));
    List<Alarm> behind = sources.alarms().behind(viewer, alarm.id());
    if (!behind.isEmpty()) {
      add(behind(behind, park));
    } else if (alarm.point() >= 0) {
      add(trend(alarm, park));
    }
    add(timeline(alarm, shelf, park.zone()));
    if (shelf.isEmpty() && alarm.state() != AlarmState.ACKNOWLEDGED) {
      add(
          Acknowledgement.allowed(viewer)
              ? action(alarm)
              : new RoleNote(viewer.role(), Right.ACKNOWLEDGE));
    }
  }

  private Div head(Alarm alarm, ZoneId zone) {
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Span id =
        new Span(
            getTranslation("alarms.id", alarm.id(), getTranslation("level." + alarm.severity())));
    id.addClassName("cap");
    Div title = new Div(new H2(text.place() + " " + text.what()), id);
    title.addClassName("sp");
    Div run = new Div(Running.of(alarm));
    run.addClassName("big");
    Span since =
        new Span(getTranslation("alarms.since", Figures.moment(alarm.sinceMillis(), now(), zone)));
    since.addClassName("cap");
    Div time = new Div(run, since);
    time.addClassName("r");
    Div head = new Div(SeverityMark.of(alarm, 34), title, time);
    head.addClassName("pw-head");
    return head;
  }

  /** How fast people act on an alarm of its level. */
  private Span urgency(Alarm alarm) {
    Severity severity = sources.severities().of(alarm.severity());
    String priority = severity.isaPriority().name().toLowerCase(Locale.ROOT);
    Span urgency =
        new Span(
            getTranslation(
                "alarms.urgency",
                severity.acknowledge().toMinutes(),
                severity.arrive().toMinutes(),
                getTranslation("isa." + priority)));
    urgency.addClassName("cap");
    return urgency;
  }

  private long now() {
    return sources.clock().millis();
  }

  private Div links(Alarm alarm, Park park) {
    Div links = new Div();
    links.addClassName("pw-tags");
    if (alarm.cabinet() >= 0) {
      links.add(link("?cabinet=" + park.cabinet(alarm.cabinet()).code(), "alarms.on-map"));
    }
    park.deviceOfPoint(alarm.point())
        .ifPresent(device -> links.add(link("device/" + device.code(), "alarms.device")));
    return links;
  }

  /** The alarms that the line stands for; of very many the first. */
  private Section behind(List<Alarm> behind, Park park) {
    Section section =
        new Section(
            getTranslation("alarms.behind", Figures.count(behind.size())),
            behind.size() > MOST_BEHIND
                ? getTranslation("alarms.behind.first", Figures.count(MOST_BEHIND))
                : "");
    AlarmLines lines = new AlarmLines(words);
    section.add(lines);
    lines.show(park, behind.stream().limit(MOST_BEHIND).toList(), "");
    return section;
  }

  private Anchor link(String target, String word) {
    Anchor link = new Anchor(target, getTranslation(word));
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  private Section trend(Alarm alarm, Park park) {
    Section section = new Section(getTranslation("alarms.trend"), "");
    PointTrend trend = new PointTrend(sources.history());
    String name = alarm.what().in(getLocale());
    trend.show(
        park,
        List.of(new PointTrend.Line(name, List.of(alarm.point()), alarm.decimals(), alarm.limit())),
        alarm.sinceMillis() - BEFORE_MILLIS,
        now());
    section.add(trend);
    return section;
  }

  private Section timeline(Alarm alarm, Optional<Shelf> shelf, ZoneId zone) {
    Section section = new Section(getTranslation("alarms.timeline"), "");
    Div rows = new Div();
    rows.addClassName("pw-timeline");
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    row(rows, zone, alarm.sinceMillis(), "raised", getTranslation("event.raised", text.plain()));
    String owner = alarm.acknowledgedBy();
    if (owner != null) {
      String reason = alarm.reason();
      String said =
          reason == null || reason.isBlank()
              ? getTranslation("event.acknowledged", owner)
              : getTranslation("event.acknowledged-because", owner, reason);
      row(rows, zone, alarm.acknowledgedMillis(), "taken", said);
    }
    shelf.ifPresent(away -> {
      String until = Figures.moment(away.untilMillis(), now(), zone);
      String said =
          getTranslation(
              away.oneShot() ? "event.shelved-once" : "event.shelved",
              away.by(),
              until,
              away.reason());
      row(rows, zone, away.sinceMillis(), "taken", said);
    });
    if (alarm.returnedMillis() > 0) {
      row(rows, zone, alarm.returnedMillis(), "", getTranslation("event.returned"));
    }
    section.add(rows);
    return section;
  }

  private void row(Div rows, ZoneId zone, long atMillis, String mark, String text) {
    Span time = new Span(Figures.moment(atMillis, now(), zone));
    time.addClassName("d");
    Span line = new Span();
    line.addClassNames("m");
    if (!mark.isEmpty()) {
      line.addClassName(mark);
    }
    rows.add(time, line, new Span(text));
  }

  private Div action(Alarm alarm) {
    Button take = new Button(getTranslation("acknowledge.one"));
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    take.addClassName("grow");
    take.addClickListener(
        click -> new Acknowledgement(this, sources).take(List.of(alarm.id()), "", () -> {}));
    Div actions = new Div(take);
    actions.addClassName("pw-actions");
    return actions;
  }
}
