package org.parkwatch.telemetry.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Who sent samples that were refused: the points that send most, with the newest example each. Of
 * bounded size: when it is full, the one with the fewest, and of these the longest silent, makes
 * room. Thread-safe.
 */
public final class Refusals {
  /** So many points and reasons are listed. */
  static final int MOST = 200;

  private static final Comparator<Refused> LEAST_FIRST =
      Comparator.comparingLong(Refused::count).thenComparingLong(Refused::lastMillis);

  private final Map<Key, Refused> known = new HashMap<>();

  private record Key(Refused.Reason reason, int point) {}

  /** Notes one row, at the log's time. */
  void note(Refused.Reason reason, SampleBatch batch, int row, long nowMillis) {
    note(
        reason,
        batch.point(row),
        nowMillis,
        batch.millis(row),
        batch.value(row),
        batch.quality(row));
  }

  /** Notes a sample, at the log's time. */
  synchronized void note(
      Refused.Reason reason, int point, long nowMillis, long millis, double value, byte quality) {
    Key key = new Key(reason, point);
    Refused before = known.get(key);
    if (before == null) {
      makeRoom();
      before = new Refused(reason, point, 0, nowMillis, nowMillis, 0, 0, (byte) 0);
    }
    known.put(key, before.again(nowMillis, millis, value, quality));
  }

  private void makeRoom() {
    if (known.size() >= MOST) {
      known.entrySet().stream()
          .min(Map.Entry.comparingByValue(LEAST_FIRST))
          .map(Map.Entry::getKey)
          .ifPresent(known::remove);
    }
  }

  /** All that are listed, the one with the most first. */
  public synchronized List<Refused> all() {
    return known.values().stream().sorted(LEAST_FIRST.reversed()).toList();
  }
}
