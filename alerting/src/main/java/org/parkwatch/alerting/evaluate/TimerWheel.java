package org.parkwatch.alerting.evaluate;

import java.util.Arrays;

/**
 * Conditions by the second in which their delay is due. A delay longer than the wheel goes round
 * again. Confined to the alarm thread.
 */
final class TimerWheel {
  private static final int SLOTS = 1024;
  private static final int[] EMPTY = {};

  private final int[][] slots = new int[SLOTS][];
  private final int[] sizes = new int[SLOTS];
  private final boolean[] waiting;

  /**
   * An empty wheel.
   *
   * @param conditions how many there are
   */
  TimerWheel(int conditions) {
    Arrays.fill(slots, EMPTY);
    waiting = new boolean[conditions];
  }

  /** Adds a condition, unless it waits already. */
  void add(int condition, long dueMillis) {
    if (waiting[condition]) {
      return;
    }
    waiting[condition] = true;
    int slot = slot(Math.floorDiv(dueMillis, 1000L));
    int[] entries = slots[slot];
    if (sizes[slot] == entries.length) {
      entries = Arrays.copyOf(entries, Math.max(8, entries.length * 2));
    }
    slots[slot] = entries;
    entries[sizes[slot]++] = condition;
  }

  /** Adds a condition that may be due sooner than what it waits for. */
  void addSooner(int condition, long dueMillis) {
    waiting[condition] = false;
    add(condition, dueMillis);
  }

  /**
   * Takes out the conditions of the seconds from one instant to another, each once, in their order;
   * not all of them need be due.
   */
  int[] passed(long fromMillis, long toMillis) {
    long last = Math.floorDiv(toMillis, 1000L);
    long first = Math.max(Math.floorDiv(fromMillis, 1000L), last - SLOTS + 1);
    int[] all = EMPTY;
    for (long second = first; second <= last; second++) {
      int[] taken = take(second);
      if (taken.length > 0) {
        int before = all.length;
        all = Arrays.copyOf(all, before + taken.length);
        System.arraycopy(taken, 0, all, before, taken.length);
      }
    }
    if (all.length == 0) {
      return all;
    }
    Arrays.sort(all);
    int count = 1;
    for (int i = 1; i < all.length; i++) {
      if (all[i] != all[i - 1]) {
        all[count++] = all[i];
      }
    }
    return count == all.length ? all : Arrays.copyOf(all, count);
  }

  private int[] take(long second) {
    int slot = slot(second);
    int[] entries = slots[slot];
    if (sizes[slot] == 0) {
      return EMPTY;
    }
    int[] taken = Arrays.copyOf(entries, sizes[slot]);
    for (int condition : taken) {
      waiting[condition] = false;
    }
    sizes[slot] = 0;
    if (entries.length > 4096) {
      slots[slot] = EMPTY; // a storm is over: give its memory back
    }
    return taken;
  }

  void clear() {
    Arrays.fill(sizes, 0);
    Arrays.fill(waiting, false);
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SLOTS);
  }
}
