package org.parkwatch.ui.dev;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Moment;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.history.Summed;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;

/** Values as a smooth function of point and time; single points can be set, failed or silenced. */
public final class MadeUpLatest implements Latest, History {
  private static final long NEVER = 0;

  private final Park park;
  private final InstantSource clock;
  private final Map<Integer, Double> set = new HashMap<>();
  private final Map<Integer, Quality> failed = new HashMap<>();
  private final Map<Integer, Long> last = new HashMap<>();

  public MadeUpLatest(Park park, InstantSource clock) {
    this.park = park;
    this.clock = clock;
  }

  /** Fixes a point's value. */
  public void set(int point, double value) {
    set.put(point, value);
  }

  /** The newest sample is BAD; the last usable one came at the instant, 0 for never. */
  public void fail(int point, Quality quality, long usableMillis) {
    failed.put(point, quality);
    last.put(point, usableMillis);
  }

  /** The newest sample came at the instant, 0 for none ever. */
  public void silence(int point, long lastMillis) {
    last.put(point, lastMillis);
  }

  @Override
  public double value(int point) {
    return failed.containsKey(point) || (last.containsKey(point) && last.get(point) == NEVER)
        ? Double.NaN
        : at(point, watermark());
  }

  private double at(int point, long millis) {
    Double fixed = set.get(point);
    double wave = Math.sin(point * 0.7 + millis / 4e6) + 0.3 * Math.sin(millis / 6e5 + point);
    Quantity quantity =
        park.specOfPoint(point)
            .orElseThrow(() -> new IllegalArgumentException("no point"))
            .quantity();
    if (fixed != null) {
      return quantity == Quantity.STATE ? fixed : fixed + 0.05 * wave;
    }
    return switch (quantity) {
      case VOLTAGE -> 224 + wave;
      case CURRENT -> 9 + (point % 13) * 0.3 + wave;
      case ACTIVE_POWER -> 1.2 + (point % 11) * 0.06 + 0.1 * wave;
      case TEMPERATURE -> 23 + (point % 17) * 0.1 + 0.4 * wave;
      case HUMIDITY -> 46 + wave;
      default -> 0;
    };
  }

  @Override
  public long millis(int point) {
    return failed.containsKey(point) ? watermark() : usableMillis(point);
  }

  @Override
  public byte quality(int point) {
    if (failed.containsKey(point)) {
      return failed.get(point).code();
    }
    return millis(point) == NEVER ? Quality.BAD_TIMEOUT.code() : Quality.GOOD.code();
  }

  @Override
  public long usableMillis(int point) {
    return last.containsKey(point) ? last.get(point) : watermark() - point % 9_000;
  }

  @Override
  public long watermark() {
    return clock.millis() - 900;
  }

  @Override
  public Series range(int point, long fromMillis, long toMillis, int limit) {
    return new Series(new long[0], new double[0], new byte[0]);
  }

  @Override
  public List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
    return List.of();
  }

  /** One step, in which every point grew by 12.5. */
  @Override
  public Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    return new Summed(
        new long[] {fromMillis},
        new long[] {toMillis},
        points.length,
        new double[] {12.5 * points.length},
        new int[] {points.length});
  }

  @Override
  public Moment asOf(int[] points, long millis) {
    return Moment.nothing(millis);
  }

  @Override
  public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
    long width = Math.max(1, (toMillis - fromMillis) / buckets);
    int[] count = new int[buckets];
    double[] values = new double[buckets];
    for (int i = 0; i < buckets; i++) {
      long from = fromMillis + i * width;
      boolean known = from < usableMillis(point);
      count[i] = known ? 10 : 0;
      values[i] = known ? at(point, from) : Double.NaN;
    }
    return new Buckets(
        fromMillis, width, count, values.clone(), values.clone(), values, values.clone());
  }
}
