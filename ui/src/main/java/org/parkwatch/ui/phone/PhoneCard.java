package org.parkwatch.ui.phone;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.alarms.Acknowledgement;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/**
 * An alarm that nobody has: what, since when, by when somebody should have it; one tap takes it.
 */
final class PhoneCard extends Div {
  /**
   * A card.
   *
   * @param meaning what an incident means, null for an alarm that means no more than itself
   */
  PhoneCard(
      Alarm alarm, AlarmWords text, @Nullable Meaning meaning, Sources sources, Viewer viewer) {
    addClassNames("card", "l" + alarm.severity());
    Span level = new Span(getTranslation("level." + alarm.severity()));
    level.addClassName("level");
    Div top = new Div(SeverityMark.of(alarm, 28), level, Running.of(alarm));
    top.addClassName("top");
    Anchor more = new Anchor(PhoneAlarmView.path(alarm), text.place());
    more.getElement().setAttribute("router-link", true);
    add(
        top,
        new H2(more),
        new Paragraph((text.what() + " " + text.value() + " " + text.limit()).strip()),
        since(alarm, sources, viewer));
    if (meaning != null) {
      Paragraph means = new Paragraph(meaning.sentence().in(getLocale()));
      means.addClassName("means");
      add(means);
    }
    add(
        Acknowledgement.allowed(viewer)
            ? take(alarm, sources)
            : new RoleNote(viewer.role(), Right.ACKNOWLEDGE));
  }

  private Span since(Alarm alarm, Sources sources, Viewer viewer) {
    ZoneId zone = sources.parks().current(viewer).zone();
    long now = sources.clock().millis();
    String begun = getTranslation("alarms.since", Figures.moment(alarm.sinceMillis(), now, zone));
    Span since = new Span(new Span(begun + " · "), due(alarm, sources, now, zone));
    since.addClassName("since");
    return since;
  }

  private Span due(Alarm alarm, Sources sources, long now, ZoneId zone) {
    if (alarm.state().over()) {
      return new Span(getTranslation("event.returned"));
    }
    long due = dueMillis(alarm, sources);
    boolean over = due < now;
    String by = Figures.moment(due, now, zone);
    Span word = new Span(getTranslation(over ? "phone.overdue" : "phone.take-by", by));
    if (over) {
      word.addClassName("over");
    }
    return word;
  }

  /** UTC by when somebody should have the alarm. */
  static long dueMillis(Alarm alarm, Sources sources) {
    return alarm.sinceMillis() + sources.severities().of(alarm.severity()).acknowledge().toMillis();
  }

  private Button take(Alarm alarm, Sources sources) {
    Button take = new Button(getTranslation("phone.take"));
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    take.setDisableOnClick(true);
    take.addClickListener(click ->
        new Acknowledgement(this, sources)
            .take(List.of(alarm.id()), "", () -> take.setEnabled(true)));
    return take;
  }
}
