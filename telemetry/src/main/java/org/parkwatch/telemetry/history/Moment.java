package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;

/**
 * What some points stood at, at an instant of the past: whatever reads {@link Latest} reads it as
 * it would have read the present then. Immutable. Points that were not asked for never had a sample
 * here.
 */
public final class Moment implements Latest {
  private static final Standing NOTHING = new Standing(0, 0, 0, 0);

  private final int[] points;
  private final Standing[] standing;
  private final long askedMillis;
  private final long markMillis;

  /**
   * @param points in ascending order, each once; {@code standing} in the same order
   */
  Moment(int[] points, Standing[] standing, long askedMillis, long markMillis) {
    this.points = points;
    this.standing = standing;
    this.askedMillis = askedMillis;
    this.markMillis = markMillis;
  }

  /** Of a time of which nothing is known. */
  public static Moment nothing(long askedMillis) {
    return new Moment(new int[0], new Standing[0], askedMillis, FrameSamples.mark(askedMillis));
  }

  private Standing of(int point) {
    int at = Arrays.binarySearch(points, point);
    return at < 0 ? NOTHING : standing[at];
  }

  @Override
  public double value(int point) {
    return of(point).value();
  }

  @Override
  public long millis(int point) {
    return of(point).millis();
  }

  @Override
  public byte quality(int point) {
    return of(point).quality();
  }

  @Override
  public long usableMillis(int point) {
    return of(point).usableMillis();
  }

  /** The whole five minutes, UTC millis, that the values stand for: at or before {@link #asked}. */
  @Override
  public long watermark() {
    return markMillis;
  }

  /** The instant that was asked for, UTC millis; failures and returns are in it up to here. */
  public long asked() {
    return askedMillis;
  }

  /** How many of the points had a usable value. */
  public int usable() {
    return (int)
        Arrays.stream(standing)
            .filter(each -> each.millis() > 0 && Quality.usable(each.quality()))
            .count();
  }
}
