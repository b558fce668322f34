package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes many points one: plans which roll-ups to walk over, and walks with as many threads as there
 * are processors. Thread-safe.
 */
final class SumReader {
  /** Fewer points are not worth another thread. */
  private static final int LEAST_OF_THREAD = 500;

  private final PointIndex index;
  private final ChunkStore store;
  private final HistorySite site;
  private final Rollups rollups;

  SumReader(PointIndex index, ChunkStore store, HistorySite site, Rollups rollups) {
    this.index = index;
    this.store = store;
    this.site = site;
    this.rollups = rollups;
  }

  /**
   * Rows of one tier, numbered from 1970.
   *
   * @param last inclusive
   */
  record Segment(Tier tier, int first, int last) {}

  Summed read(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    StepTimes times =
        StepTimes.of(
            steps, Math.max(fromMillis, HistoryIntake.EARLIEST_MILLIS), toMillis, site.zone());
    int[] each = Arrays.stream(points).distinct().sorted().toArray();
    StepSums sums = new StepSums(times.size());
    if (times.size() > 0) {
      // Progress first: what is folded by then is no longer in memory.
      long before = before(steps, times);
      List<Segment> segments = plan(steps, times, before, rollups.progress());
      int threads =
          Math.clamp(each.length / LEAST_OF_THREAD, 1, Runtime.getRuntime().availableProcessors());
      IntStream.range(0, threads)
          .parallel()
          .mapToObj(part -> walk(each, part, threads, how, steps, times, before).over(segments))
          .toList()
          .forEach(sums::addAll);
    }
    return sums.summed(times, each.length);
  }

  private SumWalk walk(
      int[] points, int part, int parts, Combine how, Steps steps, StepTimes times, long before) {
    int from = (int) ((long) points.length * part / parts);
    int to = (int) ((long) points.length * (part + 1) / parts);
    return new SumWalk(
        Arrays.copyOfRange(points, from, to),
        how,
        times,
        steps.tier() == Tier.MINUTE,
        Quarters.of(before),
        index,
        store,
        site);
  }

  /** Where to begin reading, for registers to go on from: the hour or the day before. */
  private long before(Steps steps, StepTimes times) {
    return steps.tier() == Tier.DAY
        ? Rollups.dayStart(site, Rollups.dayOf(site, times.from() - 1))
        : times.from() - Tier.HOUR.millis();
  }

  /** What to walk over: the tier of the steps as far as it is folded, then finer ones. */
  private List<Segment> plan(
      Steps steps, StepTimes times, long beforeMillis, RollupProgress progress) {
    Tier tier = steps.tier();
    long since =
        progress.isNone()
            ? Long.MAX_VALUE
            : Rollups.dayStart(site, Rollups.dayOf(site, hourStart(progress.sinceHour())));
    long newest = Quarters.start(rollups.newestQuarter() + 1);
    long from = Math.max(beforeMillis, since);
    long to = Math.min(times.to(), newest);
    List<Segment> segments = new ArrayList<>();
    if (from >= to) {
      return segments;
    }
    if (tier == Tier.DAY) {
      int last = Math.min(progress.foldedDay(), Rollups.dayOf(site, to - 1));
      int first = Rollups.dayOf(site, from);
      if (first <= last) {
        segments.add(new Segment(Tier.DAY, first, last));
        from = Rollups.dayStart(site, last + 1);
      }
    }
    if ((tier == Tier.DAY && times.onHours(from)) || tier == Tier.HOUR) {
      int last = Math.min(progress.foldedHour(), hour(to - 1));
      if (hour(from) <= last) {
        segments.add(new Segment(Tier.HOUR, hour(from), last));
        from = hourStart(last + 1);
      }
    }
    if (from < to) {
      Tier rest = tier == Tier.MINUTE ? Tier.MINUTE : Tier.QUARTER;
      segments.add(new Segment(rest, Quarters.of(from), Quarters.of(to - 1)));
    }
    return segments;
  }

  private static int hour(long millis) {
    return Math.toIntExact(Math.floorDiv(millis, Tier.HOUR.millis()));
  }

  private static long hourStart(int hour) {
    return hour * Tier.HOUR.millis();
  }
}
