package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
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
 * One alarm or incident in detail: what it means, since when, who has it, what to do, what was
 * measured and what happened. Beside the list, and alone on a phone.
 */
public final class AlarmPane extends Aside {
  private static final long BEFORE_MILLIS = 3_600_000;
  private static final int MOST_TRENDS = 3;

  private final Sources sources;
  private final Words words;
  private final Viewer viewer;
  private final CareBox care;

  public AlarmPane(Sources sources, Words words, Viewer viewer) {
    this.sources = sources;
    this.words = words;
    this.viewer = viewer;
    care = new CareBox(sources, viewer);
    addClassName("pw-side");
    getElement().setAttribute("aria-label", getTranslation("alarms.detail"));
    nothing();
  }

  private void nothing() {
    Paragraph hint = new Paragraph(getTranslation("alarms.choose"));
    hint.addClassName("t3");
    add(hint, care);
  }

  /** Shows an alarm of the list as it is now. */
  public void show(Alarm alarm) {
    show(alarm, Optional.empty());
  }

  /** Shows the alarm as it is now, with the shelf that keeps it off the list. */
  public void show(Alarm alarm, Optional<Shelf> shelf) {
    Park park = sources.parks().current(viewer);
    Optional<Incident> incident =
        sources
            .alarms()
            .incident(viewer, alarm.id())
            .filter(each -> each.line().id() == alarm.id());
    List<Component> parts = new ArrayList<>();
    parts.add(head(alarm, park.zone()));
    incident
        .filter(each -> each.parts().size() > 1 || !each.parts().getFirst().alarm().equals(alarm))
        .ifPresentOrElse(
            each -> parts.add(new IncidentBox(each, words)), () -> parts.add(line(alarm)));
    parts.add(urgency(alarm));
    parts.add(links(alarm, park));
    sources.advisor().on(alarm).ifPresent(advice -> parts.add(new AdviceBox(advice)));
    List<Alarm> measured = measured(alarm, incident);
    if (!measured.isEmpty()) {
      parts.add(trend(measured, park));
    }
    Course course = new Course(getTranslation("alarms.timeline"), words, park.zone(), now());
    course.show(alarm, incident, shelf, sources.alarms().life().notes(viewer, alarm.id()));
    parts.add(course);
    boolean stands = stands(alarm, incident);
    if (stands && shelf.isEmpty() && alarm.state().open()) {
      parts.add(
          Acknowledgement.allowed(viewer)
              ? action(alarm)
              : new RoleNote(viewer.role(), Right.ACKNOWLEDGE));
    }
    care.show(alarm, stands);
    put(parts);
  }

  /** Whether it is among the alarms that stand, and not one that ended. */
  private boolean stands(Alarm alarm, Optional<Incident> incident) {
    return incident.isPresent()
        || sources.alarms().shelved(viewer).stream().anyMatch(s -> s.alarm().id() == alarm.id())
        || sources.alarms().each(viewer).stream().anyMatch(each -> each.id() == alarm.id());
  }

  /** Everything anew but the box that a person may be typing in. */
  private void put(List<Component> parts) {
    getChildren().filter(child -> child != care).toList().forEach(this::remove);
    for (int i = 0; i < parts.size(); i++) {
      addComponentAtIndex(i, parts.get(i));
    }
  }

  private Div line(Alarm alarm) {
    Div line = new Div(AlarmWords.of(alarm, Language.of(getLocale()), words).line());
    line.addClassName("t2");
    return line;
  }

  /** The alarm, or of an incident the first that nothing explains. */
  private static List<Alarm> measured(Alarm alarm, Optional<Incident> incident) {
    Stream<Alarm> shown =
        incident
            .map(each ->
                each.parts().stream().filter(part -> !part.hidden()).map(Incident.Part::alarm))
            .orElseGet(() -> Stream.of(alarm));
    Set<Integer> points = new HashSet<>();
    return shown
        .filter(each -> each.point() >= 0 && points.add(each.point()))
        .limit(MOST_TRENDS)
        .toList();
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

  private Anchor link(String target, String word) {
    Anchor link = new Anchor(target, getTranslation(word));
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  private Section trend(List<Alarm> measured, Park park) {
    Section section = new Section(getTranslation("alarms.trend"), "");
    for (Alarm alarm : measured) {
      PointTrend trend = new PointTrend(sources.history());
      String name =
          measured.size() == 1
              ? alarm.what().in(getLocale())
              : alarm.place().in(getLocale()) + " " + alarm.what().in(getLocale());
      trend.show(
          park,
          List.of(
              new PointTrend.Line(name, List.of(alarm.point()), alarm.decimals(), alarm.limit())),
          alarm.sinceMillis() - BEFORE_MILLIS,
          now());
      section.add(trend);
    }
    return section;
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
