package org.parkwatch.telemetry.history;

import java.time.Duration;
import java.util.List;
import org.parkwatch.telemetry.sample.Quality;

/** What a point stood at, word by word as {@link History#asOf} says it: the oracle of the tests. */
final class MomentModel {
  private static final HistoryModel.Sample NOTHING =
      new HistoryModel.Sample(0, Double.NaN, Quality.BAD_TIMEOUT.code());

  private MomentModel() {}

  static HistoryModel.Sample standing(HistoryModel model, int point, long millis) {
    long mark = millis - Math.floorMod(millis, Duration.ofMinutes(5).toMillis());
    List<HistoryModel.Sample> before = range(model, point, mark - hour(), mark);
    HistoryModel.Sample standing = before.isEmpty() ? NOTHING : before.getLast();
    HistoryModel.Sample previous = standing;
    for (HistoryModel.Sample sample : range(model, point, mark, millis)) {
      if (previous.millis() == 0 || isUsable(previous) != isUsable(sample)) {
        standing = sample;
      }
      previous = sample;
    }
    return standing;
  }

  /** The newest usable sample up to the one that stands, at most an hour before. */
  static long usable(HistoryModel model, int point, HistoryModel.Sample standing, long millis) {
    long mark = millis - Math.floorMod(millis, Duration.ofMinutes(5).toMillis());
    return range(model, point, mark - hour(), standing.millis() + 1).stream()
        .filter(MomentModel::isUsable)
        .mapToLong(HistoryModel.Sample::millis)
        .max()
        .orElse(0);
  }

  private static long hour() {
    return Duration.ofHours(1).toMillis();
  }

  private static boolean isUsable(HistoryModel.Sample sample) {
    return Quality.usable(sample.quality());
  }

  private static List<HistoryModel.Sample> range(
      HistoryModel model, int point, long from, long to) {
    return from < to ? model.range(point, from, to, Integer.MAX_VALUE) : List.of();
  }
}
