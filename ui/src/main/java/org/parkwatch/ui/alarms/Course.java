package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** What happened, in the order of time: of an incident what came first, and how long after it. */
final class Course extends Div {
  private static final int MOST = 12;
  private static final Duration EXACT = Duration.ofMinutes(1);

  private final Words words;
  private final ZoneId zone;
  private final long nowMillis;
  private final Div rows = new Div();

  Course(String title, Words words, ZoneId zone, long nowMillis) {
    this.words = words;
    this.zone = zone;
    this.nowMillis = nowMillis;
    rows.addClassName("pw-timeline");
    Section section = new Section(title, "");
    section.add(rows);
    add(section);
  }

  void show(Alarm alarm, Optional<Incident> incident, Optional<Shelf> shelf, List<Note> notes) {
    incident.ifPresentOrElse(
        this::began,
        () ->
            row(
                alarm.sinceMillis(),
                "raised",
                getTranslation("event.raised", text(alarm).plain())));
    String owner = alarm.acknowledgedBy();
    if (owner != null) {
      String reason = alarm.reason();
      String said =
          reason == null || reason.isBlank()
              ? getTranslation("event.acknowledged", owner)
              : getTranslation("event.acknowledged-because", owner, reason);
      row(alarm.acknowledgedMillis(), "taken", said);
    }
    shelf.ifPresent(away -> {
      String until = Figures.moment(away.untilMillis(), nowMillis, zone);
      String said =
          getTranslation(
              away.oneShot() ? "event.shelved-once" : "event.shelved",
              away.by(),
              until,
              away.reason());
      row(away.sinceMillis(), "taken", said);
    });
    for (Note note : notes) {
      row(note.atMillis(), "", getTranslation("event.noted", note.who(), note.text()));
    }
    if (alarm.returnedMillis() > 0) {
      row(alarm.returnedMillis(), "", getTranslation("event.returned"));
    }
  }

  private void began(Incident incident) {
    List<PartGroup> groups =
        PartGroup.of(incident).stream()
            .sorted(Comparator.comparingLong(group -> group.earliest().sinceMillis()))
            .toList();
    long first = groups.getFirst().earliest().sinceMillis();
    boolean alone = groups.size() == 1 && groups.getFirst().single();
    for (PartGroup group : groups.subList(0, Math.min(groups.size(), MOST))) {
      String what =
          group.single()
              ? text(group.earliest()).plain()
              : getTranslation(
                  "part.times", Figures.count(group.alarms().size()), group.what().in(getLocale()));
      long since = group.earliest().sinceMillis();
      String mark = group.role() == PartGroup.Role.FOLDED ? "" : "raised";
      row(since, mark, alone ? getTranslation("event.raised", what) : what + after(since - first));
    }
    if (groups.size() > MOST) {
      row(
          groups.getLast().earliest().sinceMillis(),
          "",
          getTranslation("part.more", Figures.count(groups.size() - MOST)));
    }
  }

  private String after(long millis) {
    if (millis == 0) {
      return " · " + getTranslation("event.first-out");
    }
    Duration after = Duration.ofMillis(millis);
    return " · +"
        + (after.compareTo(EXACT) < 0
            ? Figures.number(millis / 1000.0, 1) + " s"
            : Figures.running(after, Language.of(getLocale())));
  }

  private AlarmWords text(Alarm alarm) {
    return AlarmWords.of(alarm, Language.of(getLocale()), words);
  }

  private void row(long atMillis, String mark, String text) {
    Span time = new Span(Figures.moment(atMillis, nowMillis, zone));
    time.addClassName("d");
    Span line = new Span();
    line.addClassNames("m");
    if (!mark.isEmpty()) {
      line.addClassName(mark);
    }
    rows.add(time, line, new Span(text));
  }
}
