package org.parkwatch.alerting.evaluate;

import java.util.Arrays;

/**
 * Conditions by the second in which their delay is due. A delay longer than the wheel goes round
 * again. Confined to the alarm thread.
 */
final class TimerWheel {
  static final int SLOTS = 1024;
  private static final int[] EMPTY = {};

  private final int[][] slots = new int[SLOTS][];
  private final int[] sizes = new int[SLOTS];

  TimerWheel() {
    Arrays.fill(slots, EMPTY);
  }

  void add(int condition, long dueMillis) {
    int slot = slot(Math.floorDiv(dueMillis, 1000L));
    int[] entries = slots[slot];
    if (sizes[slot] == entries.length) {
      entries = Arrays.copyOf(entries, Math.max(8, entries.length * 2));
    }
    slots[slot] = entries;
    entries[sizes[slot]++] = condition;
  }

  /** Empties the slot of a second and returns what was in it. */
  int[] take(long second) {
    int slot = slot(second);
    int[] entries = slots[slot];
    if (sizes[slot] == 0) {
      return EMPTY;
    }
    int[] taken = Arrays.copyOf(entries, sizes[slot]);
    sizes[slot] = 0;
    if (entries.length > 4096) {
      slots[slot] = EMPTY; // a storm is over: give its memory back
    }
    return taken;
  }

  void clear() {
    Arrays.fill(sizes, 0);
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SLOTS);
  }
}
