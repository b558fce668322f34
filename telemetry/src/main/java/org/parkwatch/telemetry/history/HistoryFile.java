package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Reads how much history a site keeps, and for how long. What the file does not say is as in {@link
 * HistoryOptions#defaults()}.
 *
 * <pre>
 * gigabytes: 400          # on disk; beyond it the oldest goes
 * days: {samples: 35, minutes: 90, quarters: 400, hours: 1830, days: 7320}
 * </pre>
 *
 * <p>What stands under {@code server} is not looked at here.
 */
public final class HistoryFile {
  private static final int MOST_GIGABYTES = 100_000;
  private static final int MOST_DAYS = 36_500;

  private HistoryFile() {}

  /**
   * What a file says, or the defaults if it does not exist.
   *
   * @throws InputRefused with everything that is wrong in it
   */
  public static HistoryOptions load(Path file) {
    if (!Files.exists(file)) {
      return HistoryOptions.defaults();
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      Problems problems = new Problems();
      problems.add(file.toString(), 0, "", "cannot be read as UTF-8: " + e);
      problems.refuseIfAny("how much history is kept cannot be read:");
      throw new UncheckedIOException(e);
    }
  }

  static HistoryOptions parse(String file, String text) {
    Problems problems = new Problems();
    HistoryOptions options =
        YamlFile.read(file, text, problems)
            .map(HistoryFile::options)
            .orElseGet(HistoryOptions::defaults);
    problems.refuseIfAny("how much history is kept is wrong:");
    return options;
  }

  private static HistoryOptions options(YamlMap map) {
    HistoryOptions options = HistoryOptions.defaults();
    if (map.has("gigabytes")) {
      options = options.withMaxBytes(map.integer("gigabytes", 1, MOST_GIGABYTES) * (1L << 30));
    }
    HistoryKeep usual = options.keep();
    HistoryKeep keep =
        map.map("days")
            .map(days -> {
              HistoryKeep said =
                  new HistoryKeep(
                      days(days, "samples", usual.samples()),
                      days(days, "minutes", usual.minutes()),
                      days(days, "quarters", usual.quarters()),
                      days(days, "hours", usual.hours()),
                      days(days, "days", usual.days()));
              days.refuseUnknownKeys();
              return said;
            })
            .orElse(usual);
    map.has("server"); // read by who speaks to it
    map.refuseUnknownKeys();
    return options.withKeep(keep);
  }

  private static Duration days(YamlMap map, String key, Duration usual) {
    return map.has(key) ? Duration.ofDays(map.integer(key, 1, MOST_DAYS)) : usual;
  }
}
