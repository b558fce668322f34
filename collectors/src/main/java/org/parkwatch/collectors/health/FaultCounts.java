package org.parkwatch.collectors.health;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often each fault happened. Thread-safe. */
public final class FaultCounts {
  private static final Fault[] FAULTS = Fault.values();

  private final AtomicLongArray counts = new AtomicLongArray(FAULTS.length);

  @SuppressWarnings("EnumOrdinal") // a column by fault, never stored
  public void add(Fault fault) {
    counts.getAndIncrement(fault.ordinal());
  }

  /** Faults that happened at least once. */
  public Map<Fault, Long> toMap() {
    Map<Fault, Long> map = new EnumMap<>(Fault.class);
    for (int i = 0; i < FAULTS.length; i++) {
      if (counts.get(i) > 0) {
        map.put(FAULTS[i], counts.get(i));
      }
    }
    return map;
  }
}
