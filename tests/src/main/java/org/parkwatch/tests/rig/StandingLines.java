package org.parkwatch.tests.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.app.control.ControlClient;
import org.parkwatch.app.storage.DataFolder;

/** What {@code ./parkwatch alarms} shows of a running server: one line for each cause. */
public final class StandingLines {
  private static final String LINE = "level ";

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Of the reference park. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private StandingLines() {}

  /**
   * The lines that stand now, such as {@code level 2 2026-11-22 14:32:07 R101 UPS A1 on bypass}.
   *
   * @param language {@code en} or {@code zh}
   */
  public static List<String> of(Path data, String language) {
    return lines(data, language);
  }

  /** Those of them that began at an instant or later, by the clock of the site. */
  public static List<String> since(Path data, long millis) {
    return lines(data, "en").stream().filter(line -> began(line) >= millis).toList();
  }

  private static long began(String line) {
    Matcher time = TIME.matcher(line);
    if (!time.find()) {
      throw new IllegalStateException("no time in " + line);
    }
    return LocalDateTime.parse(time.group(), CLOCK).atZone(ZONE).toInstant().toEpochMilli();
  }

  private static List<String> lines(Path data, String language) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      int status =
          ControlClient.send(
                  DataFolder.controlSocket(data), List.of("alarms", language, "no"), out, out)
              .orElse(-1);
      String text = said.toString(StandardCharsets.UTF_8);
      if (status != 0) {
        throw new IllegalStateException("alarms: status " + status + ": " + text);
      }
      return text.lines().filter(line -> line.startsWith(LINE)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
