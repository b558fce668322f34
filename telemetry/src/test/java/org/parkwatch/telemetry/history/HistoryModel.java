package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** History as plain maps, and the log that makes it: the oracle of the tests. */
final class HistoryModel {
  static final long MIDNIGHT = 1_795_305_600_000L;

  private final Map<Integer, TreeMap<Long, Sample>> points = new TreeMap<>();
  private final List<LogGroup> log = new ArrayList<>();

  record Sample(long millis, double value, byte quality) {}

  /** A group with samples of all points at one time, and the watermark. */
  LogGroup group(long millis, SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      boolean usable = Quality.usable(batch.quality(row));
      points
          .computeIfAbsent(batch.point(row), p -> new TreeMap<>())
          .put(
              batch.millis(row),
              new Sample(
                  batch.millis(row), usable ? batch.value(row) : Double.NaN, batch.quality(row)));
    }
    LogGroup group =
        new LogGroup(
            log.size(),
            millis,
            List.of(new LogRecord.Samples(batch), new LogRecord.Watermark(millis, false)));
    log.add(group);
    return group;
  }

  /** Gives a history what it has not made durable. */
  void replayInto(HistoryStore history) {
    for (long offset = history.resumeFrom(); offset < log.size(); offset++) {
      history.accept(log.get((int) offset));
    }
  }

  List<Integer> points() {
    return List.copyOf(points.keySet());
  }

  List<Sample> range(int point, long from, long to, int limit) {
    return points.getOrDefault(point, new TreeMap<>()).subMap(from, to).values().stream()
        .limit(limit)
        .toList();
  }

  static List<Sample> samples(Series series) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      samples.add(new Sample(series.millis()[i], series.values()[i], series.qualities()[i]));
    }
    return samples;
  }
}
