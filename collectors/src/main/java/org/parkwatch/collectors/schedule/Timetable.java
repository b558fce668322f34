package org.parkwatch.collectors.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Gives out slots: the instants at which devices are due, by the wall clock. Slots of a device lie
 * exactly one interval apart however late the caller comes. Confined to one thread.
 *
 * <p>If the caller comes late by less than a bound it gets every slot that passed; if later, or if
 * the clock was set, slots in between are given up and counted.
 *
 * @param <D> what is due
 */
public final class Timetable<D> {
  /** Takes a slot. */
  @FunctionalInterface
  public interface Taker<D> {
    /**
     * A device is due.
     *
     * @param slotMillis when the device is due, UTC milliseconds
     * @param tick number of the slot since the epoch: slot divided by interval
     */
    void due(D device, long slotMillis, long tick);
  }

  /** A device and its place in its interval. */
  public record Entry<D>(D device, int intervalMillis, int phaseMillis) {
    public Entry {
      if (intervalMillis <= 0 || phaseMillis < 0 || phaseMillis >= intervalMillis) {
        throw new IllegalArgumentException(
            "phase " + phaseMillis + " ms does not lie within " + intervalMillis + " ms");
      }
    }
  }

  /** How late a slot may be given out, rather than given up, by a caller that never waits. */
  static final long CATCH_UP_MILLIS = 2_000;

  /** A step of the clock back by more than this is taken as a new start. */
  static final long TOLERATED_STEP_BACK_MILLIS = 500;

  private final List<Group<D>> groups = new ArrayList<>();
  private final long catchUpMillis;
  private long doneMillis;
  private long givenUp;

  /**
   * Begins after an instant, for a caller that never waits.
   *
   * @param startMillis slots after this instant are given out
   */
  public Timetable(List<Entry<D>> entries, long startMillis) {
    this(entries, startMillis, CATCH_UP_MILLIS);
  }

  /**
   * Begins after an instant, for a caller that waits for its devices.
   *
   * @param catchUpMillis how late a slot may be given out, rather than given up
   */
  public Timetable(List<Entry<D>> entries, long startMillis, long catchUpMillis) {
    TreeMap<Integer, List<Entry<D>>> byInterval = new TreeMap<>();
    for (Entry<D> entry : entries) {
      byInterval.computeIfAbsent(entry.intervalMillis(), x -> new ArrayList<>()).add(entry);
    }
    byInterval.forEach((interval, list) -> groups.add(new Group<>(interval, list)));
    doneMillis = startMillis;
    this.catchUpMillis = catchUpMillis;
  }

  /** Gives out all slots up to now, in order of time within one interval. */
  public void advance(long nowMillis, Taker<D> taker) {
    if (nowMillis < doneMillis - TOLERATED_STEP_BACK_MILLIS) {
      doneMillis = nowMillis;
    } else if (nowMillis - doneMillis > catchUpMillis) {
      long from = nowMillis - catchUpMillis;
      for (Group<D> group : groups) {
        givenUp += group.count(doneMillis, from);
      }
      doneMillis = from;
    }
    if (nowMillis > doneMillis) {
      for (Group<D> group : groups) {
        group.give(doneMillis, nowMillis, taker);
      }
      doneMillis = nowMillis;
    }
  }

  /** The next instant at which anything is due; far away if there are no devices. */
  public long nextMillis() {
    long next = Long.MAX_VALUE;
    for (Group<D> group : groups) {
      next = Math.min(next, group.nextAfter(doneMillis));
    }
    return next;
  }

  /** Slots that passed while nobody called. */
  public long givenUp() {
    return givenUp;
  }

  /** Devices of one interval in the order of their phases. */
  private static final class Group<D> {
    private final int interval;
    private final List<D> devices;
    private final int[] phases;

    Group(int interval, List<Entry<D>> entries) {
      List<Entry<D>> sorted = new ArrayList<>(entries);
      sorted.sort(Comparator.comparingInt(Entry::phaseMillis));
      this.interval = interval;
      devices = sorted.stream().map(Entry::device).toList();
      phases = sorted.stream().mapToInt(Entry::phaseMillis).toArray();
    }

    void give(long afterMillis, long untilMillis, Taker<D> taker) {
      long cycle = Math.floorDiv(afterMillis, interval);
      int i = firstAfter((int) Math.floorMod(afterMillis, (long) interval));
      while (true) {
        if (i == phases.length) {
          i = 0;
          cycle++;
        }
        long slot = cycle * interval + phases[i];
        if (slot > untilMillis) {
          return;
        }
        taker.due(devices.get(i), slot, cycle);
        i++;
      }
    }

    long count(long afterMillis, long untilMillis) {
      return slotsUpTo(untilMillis) - slotsUpTo(afterMillis);
    }

    private long slotsUpTo(long millis) {
      return Math.floorDiv(millis, (long) interval) * phases.length
          + firstAfter((int) Math.floorMod(millis, (long) interval));
    }

    long nextAfter(long millis) {
      long cycle = Math.floorDiv(millis, (long) interval);
      int i = firstAfter((int) Math.floorMod(millis, (long) interval));
      return i < phases.length ? cycle * interval + phases[i] : (cycle + 1) * interval + phases[0];
    }

    /** Index of the first phase beyond the given one. */
    private int firstAfter(int phase) {
      int low = 0;
      int high = phases.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (phases[middle] <= phase) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
