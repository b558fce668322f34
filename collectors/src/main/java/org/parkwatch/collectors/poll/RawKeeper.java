package org.parkwatch.collectors.poll;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.profiles.read.RawValues;

/**
 * Raw values of one device, written out while somebody looks at it: of all others they are
 * forgotten as soon as they are decoded. Thread-safe.
 */
final class RawKeeper {
  private static final long LOOKED_AT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<Integer, Diagnosis.Raw> byPlace = new ConcurrentHashMap<>();
  private volatile long lookedNanos = System.nanoTime();

  /** What was kept, by the places of points in the device's point set. */
  Map<Integer, Diagnosis.Raw> look() {
    lookedNanos = System.nanoTime();
    return Map.copyOf(byPlace);
  }

  /**
   * Takes a read.
   *
   * @return false if nobody has looked for a minute: then it takes nothing
   */
  boolean keep(Round<?> round, long slotMillis, RawValues raw, long nowNanos) {
    if (nowNanos - lookedNanos > LOOKED_AT_NANOS) {
      return false;
    }
    Instant at = Instant.ofEpochMilli(slotMillis);
    for (int i = 0; i < round.points(); i++) {
      byPlace.put(round.place(i), new Diagnosis.Raw(round.plan().rawText(i, raw), at));
    }
    return true;
  }
}
