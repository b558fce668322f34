package org.parkwatch.alerting.evaluate;

import java.util.Arrays;
import org.parkwatch.telemetry.sample.Quality;

/**
 * State of the conditions of one cell. Confined to the alarm thread.
 *
 * <p>A condition is normal, pending on (true, but not for long enough), active, or pending off.
 * Delays end with watermarks only. While the newest sample of its point is BAD, too old, or older
 * than the last gap, a condition is unknown: it holds its state, and a delay that ends meanwhile
 * waits for the next usable sample.
 *
 * <p>Of the levels of a ladder only the gravest that is active is shown to others; which that is
 * follows from their states.
 */
final class CellEvaluator {
  static final byte NORMAL = 0;
  static final byte PENDING_ON = 1;
  static final byte ACTIVE = 2;
  static final byte PENDING_OFF = 3;

  /** No sample was ever seen; its time is when we began to wait for one. */
  static final byte NEVER = 0;

  static final byte USABLE = 1;
  static final byte BAD = 2;

  /**
   * A sample further than this from the log's time is taken at the log's time: a wrong clock must
   * neither skip a delay nor stretch it.
   */
  static final long ALLOWED_SKEW_MILLIS = 60_000;

  private enum Evidence {
    FINE,
    VIOLATES,
    NONE
  }

  private final int cell;
  private final CellPlan plan;
  private final ParamSets params;
  private final TimerWheel wheel = new TimerWheel();
  private final boolean[] scheduled;
  final Chatter chatter;
  private int[] ready = new int[16];
  private int climbing = -1;
  private int shownBefore;
  final long[] lastMillis;
  final double[] lastValue;
  final byte[] input;
  final byte[] state;
  final long[] since;
  long now;
  long listenFrom;

  CellEvaluator(int cell, CellPlan plan, ParamSets params) {
    this.cell = cell;
    this.plan = plan;
    this.params = params;
    int points = plan.points().length;
    lastMillis = new long[points];
    lastValue = new double[points];
    Arrays.fill(lastValue, Double.NaN);
    input = new byte[points];
    state = new byte[plan.conditions()];
    since = new long[plan.conditions()];
    scheduled = new boolean[plan.conditions()];
    chatter = new Chatter(plan.conditions());
  }

  CellPlan plan() {
    return plan;
  }

  /** Takes a sample of a local point; one older than the newest is not taken. */
  void sample(int point, long sampleMillis, double value, byte quality, Changes out) {
    long skew = sampleMillis - now;
    long millis =
        now == 0 || (skew <= ALLOWED_SKEW_MILLIS && skew >= -ALLOWED_SKEW_MILLIS)
            ? sampleMillis
            : now;
    if (millis < lastMillis[point] && input[point] != NEVER) {
      return;
    }
    lastMillis[point] = millis;
    if (!Quality.usable(quality) || Double.isNaN(value)) {
      input[point] = BAD;
      return;
    }
    input[point] = USABLE;
    lastValue[point] = value;
    int end = plan.first()[point + 1];
    for (int c = plan.first()[point]; c < end; c++) {
      int p = plan.params()[c];
      byte s = state[c];
      boolean violates =
          params.kind[p] == ParamSets.EQUALS
              ? value == params.signedSet[p]
              : params.sign[p] * value
                  > (s <= PENDING_ON ? params.signedSet[p] : params.signedClear[p]);
      if (violates != (s >= ACTIVE) || (s & 1) != 0) {
        test(c, violates, millis, millis, out);
      }
    }
    settle(millis, out);
  }

  /** Time has come to {@code millis}. */
  void watermark(long millis, boolean afterGap, Changes out) {
    long before = now;
    if (millis <= before && !afterGap) {
      return;
    }
    now = Math.max(millis, before);
    if (afterGap || before == 0) {
      rearm();
      before = now;
    }
    sweep(out);
    elapse(before, out);
  }

  /** What was pending begins anew: nobody knows what it was while nobody listened. */
  private void rearm() {
    listenFrom = now;
    wheel.clear();
    Arrays.fill(scheduled, false);
    for (int c = 0; c < state.length; c++) {
      if ((state[c] & 1) != 0) {
        since[c] = now;
        schedule(c);
      }
    }
  }

  /** Tests the conditions about staleness. */
  private void sweep(Changes out) {
    for (int c = plan.sampled(); c < state.length; c++) {
      int point = plan.pointOf()[c];
      Evidence evidence = evidence(point);
      if (evidence == Evidence.NONE) {
        continue;
      }
      boolean violates = evidence == Evidence.VIOLATES;
      byte s = state[c];
      if (violates != (s >= ACTIVE) || (s & 1) != 0) {
        test(c, violates, staleSince(point), now, out);
      }
    }
  }

  private Evidence evidence(int point) {
    long last = lastMillis[point];
    if (now - Math.max(last, listenFrom) > plan.allowedMillis()[point]) {
      return Evidence.VIOLATES;
    }
    if (last < listenFrom || input[point] == NEVER) {
      return Evidence.NONE;
    }
    return silentNow(point) ? Evidence.VIOLATES : Evidence.FINE;
  }

  private boolean silentNow(int point) {
    return input[point] == BAD || (plan.commUp()[point] && lastValue[point] == 0);
  }

  /** When the point became what {@link #evidence} says that it is. */
  private long staleSince(int point) {
    long from = Math.max(lastMillis[point], listenFrom);
    return now - from > plan.allowedMillis()[point] && !silentNow(point)
        ? from + plan.allowedMillis()[point]
        : from;
  }

  /** Moves a condition on; called only where the test does not say what its state says already. */
  private void test(int c, boolean violates, long from, long at, Changes out) {
    int p = plan.params()[c];
    switch (state[c]) {
      case NORMAL -> begin(c, PENDING_ON, params.onMillis[p], from, at, out);
      case ACTIVE -> begin(c, PENDING_OFF, offMillis(c), from, at, out);
      default -> {
        if (violates != (state[c] == PENDING_ON)) {
          state[c] = state[c] == PENDING_ON ? NORMAL : ACTIVE;
        } else if (!scheduled[c]) {
          schedule(c); // its delay ended while it was unknown
        }
      }
    }
  }

  private void begin(int c, byte pending, long delayMillis, long from, long at, Changes out) {
    state[c] = pending;
    since[c] = from;
    if (delayMillis == 0) {
      complete(c, at, out);
    } else if (!scheduled[c]) {
      schedule(c);
    }
  }

  private void complete(int c, long at, Changes out) {
    int ladder = plan.ladder()[c];
    if (ladder != climbing) {
      settle(at, out);
      climbing = ladder;
      shownBefore = ladder < 0 ? -1 : shownOf(ladder);
    }
    boolean raised = state[c] == PENDING_ON;
    state[c] = raised ? ACTIVE : NORMAL;
    if (!raised) {
      chatter.over(c);
    } else if (!params.get(plan.params()[c]).rule().handling().onlySuppresses()) {
      chatter.raised(c, at);
    }
    if (ladder < 0) {
      double value = c < plan.sampled() ? lastValue[plan.pointOf()[c]] : Double.NaN;
      out.add(cell, c, raised, since[c], at, value);
    }
  }

  /** Says what became of a ladder after several of its levels may have changed at once. */
  private void settle(long at, Changes out) {
    if (climbing < 0) {
      return;
    }
    int before = shownBefore;
    int shown = shownOf(climbing);
    climbing = -1;
    if (shown == before) {
      return;
    }
    double value = lastValue[plan.pointOf()[Math.max(shown, before)]];
    long from = since[Math.max(shown, before)];
    if (before >= 0) {
      out.add(cell, before, false, from, at, value);
    }
    if (shown >= 0) {
      out.add(cell, shown, true, from, at, value);
      if (shown < before) {
        out.steppedDown();
      }
    }
  }

  /** The gravest active level of the ladder that begins here, or -1. */
  private int shownOf(int ladder) {
    int shown = -1;
    for (int c = ladder; c < plan.sampled() && plan.ladder()[c] == ladder; c++) {
      if (state[c] >= ACTIVE) {
        shown = c;
      }
    }
    return shown;
  }

  /** Whether a condition is true and no graver level of its ladder is. */
  boolean shown(int c) {
    int ladder = plan.ladder()[c];
    return ladder < 0 ? state[c] >= ACTIVE : shownOf(ladder) == c;
  }

  private long due(int c) {
    int p = plan.params()[c];
    return since[c] + (state[c] == PENDING_ON ? params.onMillis[p] : offMillis(c));
  }

  private long offMillis(int c) {
    long own = params.offMillis[plan.params()[c]];
    return chatter.holds(c) ? Math.max(own, Chatter.QUIET.toMillis()) : own;
  }

  private void schedule(int c) {
    scheduled[c] = true;
    wheel.add(c, Math.max(due(c), now));
  }

  /** Ends the delays that are due, in the order of the conditions. */
  private void elapse(long before, Changes out) {
    long last = Math.floorDiv(now, 1000L);
    long first = Math.max(Math.floorDiv(before, 1000L), last - TimerWheel.SLOTS + 1);
    int count = 0;
    for (long second = first; second <= last; second++) {
      for (int c : wheel.take(second)) {
        scheduled[c] = false;
        if ((state[c] & 1) == 0) {
          continue;
        }
        if (due(c) > now) {
          schedule(c);
        } else if (!unknown(c)) {
          if (count == ready.length) {
            ready = Arrays.copyOf(ready, count * 2);
          }
          ready[count++] = c;
        }
      }
    }
    Arrays.sort(ready, 0, count);
    for (int i = 0; i < count; i++) {
      complete(ready[i], now, out);
    }
    settle(now, out);
  }

  /** The newest value of a local point; NaN if it cannot stand for an instant from now on. */
  double reading(int point, long millis) {
    return input[point] != USABLE
            || lastMillis[point] < listenFrom
            || millis - lastMillis[point] > plan.allowedMillis()[point]
        ? Double.NaN
        : lastValue[point];
  }

  /** Whether nobody can say now if the condition is true. */
  boolean unknown(int c) {
    int point = plan.pointOf()[c];
    if (c >= plan.sampled()) {
      return evidence(point) == Evidence.NONE;
    }
    return Double.isNaN(reading(point, now));
  }

  /** Makes a condition true, or normal with the lesser levels of its ladder. */
  void impose(int c, boolean active, long from) {
    int lowest = active || plan.ladder()[c] < 0 ? c : plan.ladder()[c];
    for (int level = lowest; level <= c; level++) {
      restore(level, active ? ACTIVE : NORMAL, from);
    }
  }

  /** Puts a condition into a state it had before, when its point is restored too. */
  void restore(int c, byte restored, long from) {
    state[c] = restored;
    since[c] = from;
    if ((restored & 1) != 0 && !scheduled[c]) {
      schedule(c);
    }
  }
}
