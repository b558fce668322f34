package org.parkwatch.telemetry.history;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The spans of keys of many points, in the order of keys: by period, then by point. One thread. */
final class PointSpans implements Iterator<ChunkStore.Span> {
  private final int points;
  private final int lastPeriod;
  private final Keys keys;
  private int period;
  private int at = -1;

  /** Makes the span of a point in a period. */
  interface Keys {
    ChunkStore.Span of(int period, int at);
  }

  /**
   * @param points how many, numbered from 0 in the order of their ids
   * @param lastPeriod inclusive
   */
  PointSpans(int points, int firstPeriod, int lastPeriod, Keys keys) {
    this.points = points;
    this.lastPeriod = lastPeriod;
    this.keys = keys;
    period = firstPeriod;
  }

  /** Number of the point whose span was handed out last. */
  int at() {
    return at;
  }

  @Override
  public boolean hasNext() {
    return at + 1 < points ? period <= lastPeriod : points > 0 && period < lastPeriod;
  }

  @Override
  public ChunkStore.Span next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (++at == points) {
      at = 0;
      period++;
    }
    return keys.of(period, at);
  }
}
