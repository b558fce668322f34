package org.parkwatch.app.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.parkwatch.app.control.ControlCommand.Progress;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.influx.CopyEnd;
import org.parkwatch.telemetry.influx.HistoryCopy;
import org.parkwatch.telemetry.influx.ParkBlocks;
import org.parkwatch.telemetry.influx.ServerFile;

/**
 * What is to be copied: words as they were typed.
 *
 * @param from store, as {@code to}: {@value #EMBEDDED} or the kind of the server of history
 * @param fromTime of the site or UTC, as {@code toTime}
 */
record CopyRequest(String from, String to, String fromTime, String toTime) {
  static final String EMBEDDED = "parkwatch";

  /** Makes the two stores ready when all words are understood. */
  interface Ends {
    CopyEnd embedded() throws IOException;

    CopyEnd server() throws IOException;
  }

  List<String> words() {
    return List.of(from, to, fromTime, toTime);
  }

  /** The server of history of a site. */
  static ServerFile.Said server(Path settings) {
    return ServerFile.load(settings)
        .orElseThrow(() -> new IllegalArgumentException(settings + " names no server"));
  }

  boolean isOut() {
    return from.equals(EMBEDDED);
  }

  /**
   * Copies.
   *
   * @param folder for how far it is
   * @return the last line for the person who waits
   * @throws IllegalArgumentException if the words are not understood
   */
  String run(ServerFile.Said said, Park park, Path folder, Ends ends, Progress progress)
      throws IOException {
    String server = said.kind().word();
    List<String> stores = List.of(EMBEDDED, server);
    if (!stores.contains(from) || !stores.contains(to) || from.equals(to)) {
      throw new IllegalArgumentException(
          "--from and --to are %s and %s, not '%s' and '%s'".formatted(EMBEDDED, server, from, to));
    }
    long fromMillis = millis("--from-time", fromTime, park.zone());
    long toMillis = millis("--to-time", toTime, park.zone());
    if (fromMillis >= toMillis) {
      throw new IllegalArgumentException("--from-time must lie before --to-time");
    }
    Path state = folder.resolve("copy-%s-%s-%d-%d".formatted(from, to, fromMillis, toMillis));
    try (CopyEnd embedded = ends.embedded();
        CopyEnd remote = ends.server()) {
      HistoryCopy copy =
          new HistoryCopy(
              isOut() ? embedded : remote,
              isOut() ? remote : embedded,
              new ParkBlocks(() -> park).all(),
              state);
      Told told = new Told(progress);
      HistoryCopy.Progress all = copy.run(fromMillis, toMillis, told::say);
      return line(all);
    }
  }

  /** Passes progress on; a person who is gone ends the copy. */
  private record Told(Progress progress) {
    void say(HistoryCopy.Progress now) {
      try {
        progress.say(line(now));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static String line(HistoryCopy.Progress progress) {
    return String.format(
        Locale.ROOT,
        "%5.1f %%  %,d samples read, %,d taken",
        progress.share() * 100,
        progress.read(),
        progress.taken());
  }

  private static long millis(String option, String text, ZoneId zone) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text).toEpochMilli();
      }
      LocalDateTime local =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      return local.atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + ": '" + text + "' is no time such as 2026-11-22T06:30", e);
    }
  }
}
