package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Makes many points one: plans which roll-ups to walk over, and walks with as many threads as there
 * are processors. In steps of five minutes, points that are kept so by cell are read there.
 * Thread-safe.
 */
final class SumReader {
  /** Fewer points are not worth another thread. */
  private static final int LEAST_OF_THREAD = 500;

  private final PointIndex index;
  private final ChunkStore store;
  private final HistorySite site;
  private final Rollups rollups;
  private final CellRows fives;

  SumReader(PointIndex index, ChunkStore store, HistorySite site, Rollups rollups, CellRows fives) {
    this.index = index;
    this.store = store;
    this.site = site;
    this.rollups = rollups;
    this.fives = fives;
  }

  /**
   * Rows of one tier, numbered from 1970; of minutes a row is a quarter.
   *
   * @param last inclusive
   * @param byCell whether the minutes are read as five minutes of whole cells
   */
  record Segment(Tier tier, int first, int last, boolean byCell) {
    Segment(Tier tier, int first, int last) {
      this(tier, first, last, false);
    }
  }

  /** A walk and what it is to walk over. */
  private record Part(SumWalk walk, List<Segment> segments) {}

  Summed read(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    StepTimes times =
        StepTimes.of(
            steps, Math.max(fromMillis, HistoryIntake.EARLIEST_MILLIS), toMillis, site.zone());
    int[] each = Arrays.stream(points).distinct().sorted().toArray();
    StepSums sums = new StepSums(times.size());
    if (times.size() > 0) {
      // Progress first: what is folded by then is no longer in memory.
      long before = before(steps, times);
      List<Segment> plan = plan(steps, times, before, rollups.progress());
      List<Part> parts = new ArrayList<>();
      if (steps == Steps.FIVE_MINUTES) {
        IntPredicate summed = site.summed();
        addParts(only(each, summed), how, steps, times, before, byCell(plan), parts);
        addParts(only(each, summed.negate()), how, steps, times, before, plan, parts);
      } else {
        addParts(each, how, steps, times, before, plan, parts);
      }
      parts.parallelStream()
          .map(part -> part.walk().over(part.segments()))
          .toList()
          .forEach(sums::addAll);
    }
    return sums.summed(times, each.length);
  }

  private static int[] only(int[] points, IntPredicate which) {
    return Arrays.stream(points).filter(which).toArray();
  }

  /** The plan with what there is by cell read from there. */
  private List<Segment> byCell(List<Segment> plan) {
    int complete;
    try {
      complete = fives.completeFrom();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Segment> split = new ArrayList<>();
    for (Segment each : plan) {
      int from = Math.clamp(complete, each.first(), each.last() + 1);
      if (each.first() < from) {
        split.add(new Segment(each.tier(), each.first(), from - 1));
      }
      if (from <= each.last()) {
        split.add(new Segment(each.tier(), from, each.last(), true));
      }
    }
    return split;
  }

  private void addParts(
      int[] points,
      Combine how,
      Steps steps,
      StepTimes times,
      long before,
      List<Segment> segments,
      List<Part> parts) {
    int threads =
        Math.clamp(points.length / LEAST_OF_THREAD, 1, Runtime.getRuntime().availableProcessors());
    for (int part = 0; part < threads && points.length > 0; part++) {
      SumWalk walk = walk(points, part, threads, how, steps, times, before);
      parts.add(new Part(walk, segments));
    }
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
        ? SiteDays.start(site.zone(), SiteDays.of(site.zone(), times.from() - 1))
        : times.from() - Tier.HOUR.millis();
  }

  /** What to walk over: the tier of the steps as far as it is folded, then finer ones. */
  private List<Segment> plan(
      Steps steps, StepTimes times, long beforeMillis, RollupProgress progress) {
    Tier tier = steps.tier();
    long since =
        progress.isNone()
            ? Long.MAX_VALUE
            : SiteDays.start(
                site.zone(), SiteDays.of(site.zone(), hourStart(progress.sinceHour())));
    long newest = Quarters.start(rollups.newestQuarter() + 1);
    long from = Math.max(beforeMillis, since);
    long to = Math.min(times.to(), newest);
    List<Segment> segments = new ArrayList<>();
    if (from >= to) {
      return segments;
    }
    if (tier == Tier.DAY) {
      int last = Math.min(progress.foldedDay(), SiteDays.of(site.zone(), to - 1));
      int first = SiteDays.of(site.zone(), from);
      if (first <= last) {
        segments.add(new Segment(Tier.DAY, first, last));
        from = SiteDays.start(site.zone(), last + 1);
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
