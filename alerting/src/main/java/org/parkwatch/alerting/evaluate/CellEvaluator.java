package org.parkwatch.alerting.evaluate;

/**
 * State of the conditions of one cell. Confined to the alarm thread.
 *
 * <p>A condition is normal, pending on (true, but not for long enough), active, or pending off.
 * Delays end with watermarks only. While the newest sample of its point is BAD, too old, or older
 * than the last gap, a condition is unknown: it holds its state, and a delay that ends meanwhile
 * waits for the next usable sample.
 *
 * <p>An event that was told is pending off from its telling on, until it was cleared or has lasted
 * long enough; nothing makes it unknown.
 *
 * <p>Of the levels of a ladder only the gravest that is active is shown to others; which that is
 * follows from their states.
 */
final class CellEvaluator {
  static final byte NORMAL = 0;
  static final byte PENDING_ON = 1;
  static final byte ACTIVE = 2;
  static final byte PENDING_OFF = 3;

  private final int cell;
  private final CellPlan plan;
  private final ParamSets params;
  private final TimerWheel wheel;
  final Chatter chatter;
  private int climbing = -1;
  private int shownBefore;
  final CellInputs inputs;
  final byte[] state;
  final long[] since;

  CellEvaluator(int cell, CellPlan plan, ParamSets params) {
    this.cell = cell;
    this.plan = plan;
    this.params = params;
    inputs = new CellInputs(plan);
    state = new byte[plan.conditions()];
    since = new long[plan.conditions()];
    wheel = new TimerWheel(plan.conditions());
    chatter = new Chatter(plan.conditions());
  }

  CellPlan plan() {
    return plan;
  }

  /** Takes a sample of a local point; one older than the newest is not taken. */
  void sample(int point, long sampleMillis, double value, byte quality, Changes out) {
    long millis = inputs.take(point, sampleMillis, value, quality);
    if (millis == CellInputs.NOT_TAKEN) {
      return;
    }
    int end = plan.first()[point + 1];
    for (int c = plan.first()[point]; c < end; c++) {
      int p = plan.params()[c];
      byte s = state[c];
      byte kind = params.kind[p];
      boolean violates =
          kind == ParamSets.THRESHOLD
              ? params.sign[p] * value
                  > (s <= PENDING_ON ? params.signedSet[p] : params.signedClear[p])
              : value == params.signedSet[p];
      if (kind == ParamSets.EVENT) {
        told(c, violates, millis, out);
      } else if (violates != (s >= ACTIVE) || (s & 1) != 0) {
        test(c, violates, millis, millis, out);
      }
    }
    settle(millis, out);
  }

  /** The newest event of its point is that of the condition, or another one, which clears it. */
  private void told(int c, boolean itself, long millis, Changes out) {
    if (state[c] != NORMAL) {
      since[c] = millis;
      if (!itself && !chatter.holds(c)) {
        complete(c, millis, out);
      } else if (!itself) {
        wheel.addSooner(c, Math.max(due(c), inputs.now));
      }
    } else if (itself) {
      begin(c, PENDING_ON, 0, millis, millis, out);
      holdEvent(c);
    }
  }

  /** An event that is told is pending off at once: it has no end of its own. */
  private void holdEvent(int c) {
    state[c] = PENDING_OFF;
    schedule(c);
  }

  /** Time has come to {@code millis}. */
  void watermark(long millis, boolean afterGap, Changes out) {
    long before = inputs.now;
    if (millis <= before && !afterGap) {
      return;
    }
    inputs.now = Math.max(millis, before);
    if (afterGap || before == 0) {
      rearm();
      before = inputs.now;
    }
    sweep(out);
    elapse(before, out);
  }

  /**
   * What was pending begins anew: nobody knows what it was while nobody listened. What was told
   * goes on.
   */
  private void rearm() {
    inputs.listenFrom = inputs.now;
    wheel.clear();
    for (int c = 0; c < state.length; c++) {
      if ((state[c] & 1) != 0) {
        since[c] = event(c) ? since[c] : inputs.now;
        schedule(c);
      }
    }
  }

  /** Tests the conditions about staleness. */
  private void sweep(Changes out) {
    for (int c = plan.sampled(); c < state.length; c++) {
      int point = plan.pointOf()[c];
      CellInputs.Evidence evidence = inputs.evidence(point);
      if (evidence == CellInputs.Evidence.NONE) {
        continue;
      }
      boolean violates = evidence == CellInputs.Evidence.SILENT;
      byte s = state[c];
      if (violates != (s >= ACTIVE) || (s & 1) != 0) {
        test(c, violates, inputs.evidentSince(point), inputs.now, out);
      }
    }
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
        } else {
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
    } else {
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
      double value = c < plan.sampled() ? inputs.lastValue[plan.pointOf()[c]] : Double.NaN;
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
    double value = inputs.lastValue[plan.pointOf()[Math.max(shown, before)]];
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
    long own = event(c) && cleared(c) ? 0 : params.offMillis[plan.params()[c]];
    return chatter.holds(c) ? Math.max(own, Chatter.QUIET.toMillis()) : own;
  }

  private boolean event(int c) {
    return params.kind[plan.params()[c]] == ParamSets.EVENT;
  }

  /** Whether the newest event of the point is another one than the condition's. */
  private boolean cleared(int c) {
    double value = inputs.lastValue[plan.pointOf()[c]];
    return !Double.isNaN(value) && value != params.signedSet[plan.params()[c]];
  }

  private void schedule(int c) {
    wheel.add(c, Math.max(due(c), inputs.now));
  }

  /** Ends the delays that are due, in the order of the conditions. */
  private void elapse(long before, Changes out) {
    long now = inputs.now;
    int[] ready = wheel.passed(before, now);
    int count = 0;
    for (int c : ready) {
      if ((state[c] & 1) != 0 && due(c) > now) {
        schedule(c);
      } else if ((state[c] & 1) != 0 && !unknown(c)) {
        ready[count++] = c;
      }
    }
    for (int i = 0; i < count; i++) {
      since[ready[i]] = event(ready[i]) ? due(ready[i]) : since[ready[i]];
      complete(ready[i], now, out);
    }
    settle(now, out);
  }

  /** Whether nobody can say now if the condition is true. */
  boolean unknown(int c) {
    int point = plan.pointOf()[c];
    if (c >= plan.sampled()) {
      return inputs.evidence(point) == CellInputs.Evidence.NONE;
    }
    return !event(c) && Double.isNaN(inputs.reading(point, inputs.now));
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
    if (restored == ACTIVE && event(c)) {
      holdEvent(c);
    } else if ((restored & 1) != 0) {
      schedule(c);
    }
  }
}
