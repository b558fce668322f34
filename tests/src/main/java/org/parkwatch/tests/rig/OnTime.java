package org.parkwatch.tests.rig;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Counts promised reads and those that came on time, from the log alone. In every interval each
 * promised point owes one GOOD sample, stamped with a full second, committed before the next is
 * due. Confined to one thread.
 */
public final class OnTime {
  /** Time from the scheduled second to the commit is counted in steps of a millisecond to here. */
  private static final int LONGEST_MILLIS = 60_000;

  private final BitSet promisedPoints;
  private final long fromMillis;
  private final long intervalMillis;
  private final int slots;
  private final int[] lastSlot;
  private final long[] byLateness = new long[LONGEST_MILLIS + 1];
  private long onTime;
  private long samples;
  private long late;
  private long doubled;
  private long bad;
  private long worstMillis;

  /**
   * @param promisedPoints ids of the points that owe a sample each interval
   * @param fromMillis scheduled seconds count from here, inclusive
   * @param slots how many intervals long
   */
  public OnTime(BitSet promisedPoints, long fromMillis, int slots, Duration interval) {
    this.promisedPoints = promisedPoints;
    this.fromMillis = fromMillis;
    this.slots = slots;
    intervalMillis = interval.toMillis();
    lastSlot = new int[promisedPoints.length()];
    Arrays.fill(lastSlot, -1);
  }

  /** Takes the samples of a group. */
  public void take(LogGroup group) {
    for (LogRecord record : group.records()) {
      if (record instanceof LogRecord.Samples(SampleBatch batch)) {
        for (int row = 0; row < batch.size(); row++) {
          take(batch, row, group.committedAtMillis());
        }
      }
    }
  }

  private void take(SampleBatch batch, int row, long committedAtMillis) {
    long scheduled = batch.millis(row);
    long since = scheduled - fromMillis;
    int point = batch.point(row);
    if (since < 0 || since >= slots * intervalMillis || !promisedPoints.get(point)) {
      return;
    }
    samples++;
    if (scheduled % 1000 != 0) {
      return;
    }
    if (batch.quality(row) != Quality.GOOD.code()) {
      bad++;
      return;
    }
    int slot = (int) (since / intervalMillis);
    if (lastSlot[point] == slot) {
      doubled++;
      return;
    }
    lastSlot[point] = slot;
    long took = Math.max(0, committedAtMillis - scheduled);
    byLateness[(int) Math.min(LONGEST_MILLIS, took)]++;
    worstMillis = Math.max(worstMillis, took);
    if (took < intervalMillis) {
      onTime++;
    } else {
      late++;
    }
  }

  /** Points that owe a sample each interval. */
  public int points() {
    return promisedPoints.cardinality();
  }

  /** Reads that were promised in the whole time. */
  public long promised() {
    return (long) points() * slots;
  }

  /** Promised reads that came, GOOD and on time. */
  public long onTime() {
    return onTime;
  }

  /** Share of promised reads that came on time, 0..1. */
  public double share() {
    return promised() == 0 ? Double.NaN : (double) onTime() / promised();
  }

  /** Samples of any quality of promised points. */
  public long samples() {
    return samples;
  }

  /** GOOD reads that came after the next was due. */
  public long late() {
    return late;
  }

  /** GOOD reads of a point and interval that had one already. */
  public long doubled() {
    return doubled;
  }

  /** Reads of other than GOOD quality. */
  public long bad() {
    return bad;
  }

  /** Longest time from a scheduled second to the commit of its sample. */
  public long worstMillis() {
    return worstMillis;
  }

  /** Time from scheduled second to commit that this share of reads kept; one minute at most. */
  public long millisAt(double share) {
    long all = Arrays.stream(byLateness).sum();
    long seen = 0;
    for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
      seen += byLateness[millis];
      if (all > 0 && seen >= share * all) {
        return millis;
      }
    }
    return LONGEST_MILLIS;
  }
}
