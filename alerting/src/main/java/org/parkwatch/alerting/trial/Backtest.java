package org.parkwatch.alerting.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.PointReplay;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.rollup.Rollup;

/**
 * What a rule would have done in the past, from stored history: the roll-ups of days say on which
 * days a point may have raised an alarm, and only of these the samples are read and evaluated as
 * they would have been, second by second. Of what is computed from several points every day is
 * read. An alarm that is raised while its rule does not speak by design is none. Confined to one
 * thread.
 */
public final class Backtest {
  /** ISA-18.2: more than ten alarms in ten minutes are a flood. */
  private static final int FLOOD = 10;

  private static final long FLOOD_MILLIS = 600_000;

  /** Fewer samples of a day than this share of those promised: somebody was silent. */
  private static final double COMPLETE = 0.99;

  /**
   * A point that raised alarms.
   *
   * @param device code of what the point belongs to
   */
  public record Fired(String device, String point, int times) {}

  /**
   * The verdict.
   *
   * @param watched points that the rule watches
   * @param fired alarms it would have raised; a step down a ladder is none
   * @param inFloods those of them that came more than ten in ten minutes
   * @param points that raised any, those with most first
   * @param unread days of points that would have had to be read and of which no samples are kept
   */
  public record Result(int watched, int fired, int inFloods, List<Fired> points, int unread) {}

  /** Who waits for the verdict. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody looks, and nobody ends it. */
    Progress UNSEEN = (done, all) -> true;

    /**
     * Called after each point, on the trial's thread.
     *
     * @param done points that were tried, of {@code all}
     * @return whether the trial goes on
     */
    boolean goOn(int done, int all);
  }

  private final History history;
  private final Silences silences;
  private final long from;
  private final long to;
  private final List<Fired> points = new ArrayList<>();
  private final LongStream.Builder alarms = LongStream.builder();
  private int unread;

  private Backtest(History history, Silences silences, long from, long to) {
    this.history = history;
    this.silences = silences;
    this.from = from;
    this.to = to;
  }

  /**
   * Tries a rule, with the other levels of its ladder.
   *
   * @param fromMillis UTC, inclusive; {@code toMillis} exclusive
   * @throws CancellationException if somebody ended it
   * @throws org.parkwatch.facility.yaml.InputRefused if the rule does not fit the park
   */
  public static Result run(
      Rule rule,
      RuleSet rules,
      Park park,
      History history,
      long fromMillis,
      long toMillis,
      Progress progress) {
    List<Rule> tried =
        rules.rules().stream()
            .filter(each -> each.id().equals(rule.id()) || rule.ladder().contains(each.id()))
            .toList();
    ConditionPlan plan = ConditionPlan.bind(new RuleSet(tried), park);
    Backtest test =
        new Backtest(history, Silences.in(park, Silences.of(rule, rules)), fromMillis, toMillis);
    int[] watched = plan.points();
    for (int i = 0; i < watched.length; i++) {
      if (!progress.goOn(i, watched.length)) {
        throw new CancellationException("ended after %d of %d points".formatted(i, watched.length));
      }
      test.point(new PointReplay(plan, watched[i]));
    }
    long[] at = test.alarms.build().sorted().toArray();
    test.points.sort(
        Comparator.comparingInt(Fired::times)
            .reversed()
            .thenComparing(Fired::device)
            .thenComparing(Fired::point));
    return new Result(
        watched.length, at.length, inFloods(at), List.copyOf(test.points), test.unread);
  }

  private void point(PointReplay replay) {
    Condition condition = replay.condition();
    long interval = condition.spec().interval().toMillis();
    int times = 0;
    boolean goesOn = false;
    int first = replay.inputs()[0];
    for (Rolled day : history.rollups(first, Tier.DAY, from - Tier.DAY.millis(), to)) {
      long begin = Math.max(from, day.fromMillis());
      long end = Math.min(to, day.toMillis());
      goesOn &= replay.standing();
      boolean wanted = goesOn || replay.computed() || mayRaise(replay, day, end - begin, interval);
      if (begin < end && wanted) {
        Samples samples = Samples.read(history, replay.inputs(), begin, end);
        unread += samples.isEmpty() ? 1 : 0;
        if (!goesOn && !samples.isEmpty()) {
          replay.begin(samples.begin() - 1);
        }
        goesOn = !samples.isEmpty();
        times += show(samples, begin, end, replay);
      } else {
        goesOn = false;
      }
    }
    if (times > 0) {
      points.add(new Fired(condition.subject().code(), condition.spec().name(), times));
    }
  }

  private static boolean mayRaise(PointReplay replay, Rolled day, long millis, long interval) {
    Rollup all = day.rollup();
    boolean gaps = all.good() < all.samples() || all.samples() < COMPLETE * millis / interval;
    boolean silent = replay.aboutSilence() && (gaps || all.min() <= 0);
    return silent || replay.mayRaise(all.min(), all.max());
  }

  private int show(Samples samples, long begin, long end, PointReplay replay) {
    samples.each(replay::sample);
    if (!samples.isEmpty()) {
      replay.passTo(end - 1);
    }
    long[] raised =
        silences.heard(replay.condition().subject(), replay.raised(), history, begin, end);
    Arrays.stream(raised).forEach(alarms::add);
    return raised.length;
  }

  /** How many of these instants, in order, lie in ten minutes with more than ten of them. */
  static int inFloods(long[] at) {
    int flooded = 0;
    int counted = 0; // up to here
    int first = 0;
    for (int last = 0; last < at.length; last++) {
      while (at[last] - at[first] >= FLOOD_MILLIS) {
        first++;
      }
      if (last - first + 1 > FLOOD) {
        flooded += last + 1 - Math.max(first, counted);
        counted = last + 1;
      }
    }
    return flooded;
  }
}
