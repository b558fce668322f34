package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Quantity;
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
 * days: {samples: 35, minutes: 90, quarters: 400, hours: 1830, days: 7320, frames: 400}
 * by-exception:           # every sample is kept where this is not said
 *   heartbeat-minutes: 5
 *   deadbands: {voltage: 0.5, temperature: 0.2}   # in the unit of the quantity
 * </pre>
 *
 * <p>What stands under {@code server} is not looked at here.
 */
public final class HistoryFile {
  private static final int MOST_GIGABYTES = 100_000;
  private static final int MOST_DAYS = 36_500;
  private static final int MOST_HEARTBEAT = 15;

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
                      days(days, "days", usual.days()),
                      days(days, "frames", usual.frames()));
              days.refuseUnknownKeys();
              return said;
            })
            .orElse(usual);
    map.has("server"); // read by who speaks to it
    ByException byException =
        map.map("by-exception").map(HistoryFile::byException).orElse(options.byException());
    map.refuseUnknownKeys();
    return options.withKeep(keep).withByException(byException);
  }

  private static ByException byException(YamlMap map) {
    Duration heartbeat =
        map.has("heartbeat-minutes")
            ? Duration.ofMinutes(map.integer("heartbeat-minutes", 1, MOST_HEARTBEAT))
            : ByException.OFF.heartbeat();
    Map<Quantity, Double> deadbands = new EnumMap<>(Quantity.class);
    if (map.require("deadbands")) {
      map.map("deadbands")
          .ifPresent(said -> {
            for (String key : said.keys()) {
              Optional<Quantity> quantity = said.constant(key, key, Quantity.class);
              double deadband = said.optionalNumber(key).map(BigDecimal::doubleValue).orElse(-1.0);
              if (!(deadband >= 0)) {
                said.problem(key, "needs a deadband of 0 or more, in the unit of the quantity");
              } else {
                quantity.ifPresent(each -> deadbands.put(each, deadband));
              }
            }
          });
    }
    map.refuseUnknownKeys();
    return new ByException(deadbands, heartbeat);
  }

  private static Duration days(YamlMap map, String key, Duration usual) {
    return map.has(key) ? Duration.ofDays(map.integer(key, 1, MOST_DAYS)) : usual;
  }
}
