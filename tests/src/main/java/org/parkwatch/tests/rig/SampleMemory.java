package org.parkwatch.tests.rig;

import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Keeps the samples of some points as they pass in the log. Thread-safe. */
public final class SampleMemory {
  /** A sample as it stands in the log. */
  public record Sample(double value, Quality quality) {}

  private final BitSet points;
  private final Map<Integer, NavigableMap<Long, Sample>> samples = new ConcurrentHashMap<>();

  /**
   * @param points ids of the points that are kept
   */
  public SampleMemory(BitSet points) {
    this.points = points;
  }

  /** Takes the samples of a group. */
  public void take(LogGroup group) {
    for (LogRecord record : group.records()) {
      if (record instanceof LogRecord.Samples(SampleBatch batch)) {
        for (int row = 0; row < batch.size(); row++) {
          if (points.get(batch.point(row))) {
            samples
                .computeIfAbsent(batch.point(row), point -> new ConcurrentSkipListMap<>())
                .put(
                    batch.millis(row),
                    new Sample(batch.value(row), Quality.of(batch.quality(row))));
          }
        }
      }
    }
  }

  /** All samples of a point by their time in UTC milliseconds. */
  public NavigableMap<Long, Sample> of(int point) {
    return samples.getOrDefault(point, new TreeMap<>());
  }

  /** The values of its samples of GOOD quality by their time in UTC milliseconds. */
  public NavigableMap<Long, Double> good(int point) {
    NavigableMap<Long, Double> good = new TreeMap<>();
    of(point)
        .forEach((millis, sample) -> {
          if (sample.quality() == Quality.GOOD) {
            good.put(millis, sample.value());
          }
        });
    return good;
  }
}
