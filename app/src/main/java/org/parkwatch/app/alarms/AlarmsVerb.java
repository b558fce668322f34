package org.parkwatch.app.alarms;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmText;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Parks;
import org.springframework.stereotype.Component;

/** {@code alarms en|zh yes|no}: the lines that stand, with what is behind each of them or not. */
@Component
final class AlarmsVerb implements ControlCommand {
  static final String VERB = "alarms";

  private static final Viewer OPERATOR = Viewer.system("alarms");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final AlarmBoard board;
  private final Parks parks;

  AlarmsVerb(AlarmBoard board, Parks parks) {
    this.board = board;
    this.parks = parks;
  }

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public String run(List<String> words, Progress progress) throws IOException {
    if (words.size() != 2 || !List.of("en", "zh").contains(words.getFirst())) {
      throw new IllegalArgumentException(
          "alarms takes a language, en or zh, and whether all parts");
    }
    Locale locale = Locale.forLanguageTag(words.getFirst());
    List<Alarm> lines = board.standing(OPERATOR);
    ZoneId zone = parks.current(OPERATOR).zone();
    for (Alarm line : lines) {
      progress.say(line(line, locale, zone));
      if (words.get(1).equals("yes")) {
        for (String part : parts(line, locale)) {
          progress.say(part);
        }
      }
    }
    int alarms = board.each(OPERATOR).size();
    return "%d lines, %d alarms%s"
        .formatted(lines.size(), alarms, board.journalled() ? "" : ", NOT JOURNALLED");
  }

  private static String line(Alarm line, Locale locale, ZoneId zone) {
    return String.join(
        "  ",
        "level " + line.severity(),
        CLOCK.format(Instant.ofEpochMilli(line.sinceMillis()).atZone(zone)),
        AlarmText.line(line, locale));
  }

  private List<String> parts(Alarm line, Locale locale) {
    List<String> said = new ArrayList<>();
    Incident incident = board.incident(OPERATOR, line.id()).orElse(null);
    if (incident != null) {
      said.add("    " + incident.sentence().in(locale));
      for (Incident.Part part : incident.parts()) {
        said.add(
            "    %s %s: %s"
                .formatted(
                    part.hidden() ? "folded" : "shown ",
                    AlarmText.line(part.alarm(), locale),
                    part.why().in(locale)));
      }
    }
    return said;
  }
}
