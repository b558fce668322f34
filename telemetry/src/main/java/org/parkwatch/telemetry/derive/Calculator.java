package org.parkwatch.telemetry.derive;

import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.telemetry.sample.Quality;

/** Computes formulas of one state. Confined to the engine's thread; allocates nothing. */
final class Calculator {
  /** From here on what is measured stands for the whole. */
  static final double ENOUGH = 0.95;

  private static final byte GOOD = Quality.GOOD.code();
  private static final byte PARTIAL = Quality.UNCERTAIN_PARTIAL.code();
  private static final byte BAD = Quality.BAD_NOT_MEASURED.code();

  private final DeriveState state;
  private final DerivePlan plan;

  Calculator(DeriveState state) {
    this.state = state;
    plan = state.plan;
  }

  /** Computes the formulas {@code from .. to - 1} in their order. */
  void compute(int from, int to) {
    for (int f = from; f < to; f++) {
      compute(f);
    }
  }

  private void compute(int f) {
    int from = plan.firstInput[f];
    int to = plan.firstInput[f + 1];
    int constant = plan.firstConstant[f];
    switch (plan.operation(f)) {
      case SUM -> sum(f, from, to);
      case ALL -> all(f, from, to);
      case FIRST -> first(f, from, to);
      case WHICH -> which(f, from, to, constant);
      case BITS -> bits(f, from, to);
      case HEADROOM -> headroom(f, plan.inputs[from], plan.constants[constant]);
      case SHARE -> share(f, from, to);
      case FAILOVER -> failover(f, from, to, plan.constants[constant]);
      case REDUNDANCY -> redundancy(f, from, to, plan.constants[constant]);
      case DISAGREEMENT -> disagreement(f, from, to, plan.constants[constant]);
      case RATIO -> ratio(f, plan.inputs[from], plan.inputs[from + 1]);
      case COUNT -> count(f, from, to, constant);
      case TOTAL -> total(f, from, to);
      case WINDOW -> window(f, plan.inputs[from]);
      case DEMAND -> demand(f, plan.inputs[from]);
      case PEAK -> peak(f, plan.inputs[from]);
    }
  }

  /** Sets a value of which all is measured; BAD if it is not a number. */
  private void whole(int f, double result) {
    boolean known = Double.isFinite(result);
    state.value[f] = known ? result : Double.NaN;
    state.measured[f] = known ? 1 : 0;
    state.quality[f] = known ? GOOD : BAD;
  }

  private void lacking(int f) {
    whole(f, Double.NaN);
  }

  private void sum(int f, int from, int to) {
    double sum = 0;
    double measured = 0;
    for (int i = from; i < to; i++) {
      int input = plan.inputs[i];
      if (state.usable(input)) {
        sum += state.value(input);
        measured += state.measured(input);
      }
    }
    boolean none = measured == 0;
    state.value[f] = none ? Double.NaN : sum;
    state.measured[f] = measured;
    state.quality[f] = none ? BAD : measured >= ENOUGH * plan.expected[f] ? GOOD : PARTIAL;
  }

  private void all(int f, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      int input = plan.inputs[i];
      sum += state.good(input) ? state.value(input) : Double.NaN;
    }
    whole(f, sum);
  }

  /** Place of the first good input, else of the first usable one, else -1. */
  private int chosen(int from, int to) {
    int usable = -1;
    for (int i = from; i < to; i++) {
      int input = plan.inputs[i];
      if (state.good(input)) {
        return i;
      }
      if (usable < 0 && state.usable(input)) {
        usable = i;
      }
    }
    return usable;
  }

  private void first(int f, int from, int to) {
    int at = chosen(from, to);
    if (at < 0) {
      lacking(f);
      for (int i = from; i < to; i++) {
        state.measured[f] = Math.max(state.measured[f], state.share(plan.inputs[i]));
      }
      return;
    }
    int input = plan.inputs[at];
    state.value[f] = state.value(input);
    state.measured[f] = state.share(input);
    state.quality[f] = state.good(input) ? GOOD : PARTIAL;
  }

  private void which(int f, int from, int to, int constant) {
    int at = chosen(from, to);
    whole(f, at < 0 ? Double.NaN : plan.constants[constant + at - from]);
  }

  private void bits(int f, int from, int to) {
    long bits = 0;
    boolean any = false;
    for (int i = from; i < to; i++) {
      if (state.usable(plan.inputs[i])) {
        any = true;
        bits |= (long) state.value(plan.inputs[i]);
      }
    }
    whole(f, any ? bits : Double.NaN);
  }

  private void headroom(int f, int input, double limit) {
    boolean usable = state.usable(input);
    state.value[f] = usable ? limit - state.value(input) : Double.NaN;
    state.measured[f] = state.measured(input);
    state.quality[f] = !usable ? BAD : state.good(input) ? GOOD : PARTIAL;
  }

  private void share(int f, int from, int to) {
    double least = 1;
    for (int i = from; i < to; i++) {
      least = Math.min(least, state.share(plan.inputs[i]));
    }
    whole(f, 100 * least);
  }

  private void failover(int f, int from, int to, double ratedAmps) {
    double amps = 0;
    for (int i = from; i < to; i++) {
      amps += state.good(plan.inputs[i]) ? state.value(plan.inputs[i]) : Double.NaN;
    }
    whole(f, 100 * amps / ratedAmps);
  }

  private void redundancy(int f, int from, int to, double leastVolts) {
    int carrying = 0;
    int dead = 0;
    for (int i = from; i < to; i++) {
      if (state.usable(plan.inputs[i])) {
        boolean carries = state.value(plan.inputs[i]) >= leastVolts;
        carrying += carries ? 1 : 0;
        dead += carries ? 0 : 1;
      }
    }
    int feeds = to - from;
    DeviceState found =
        carrying + dead < feeds
            ? DeviceState.UNKNOWN
            : carrying == 0
                ? DeviceState.CRITICAL
                : dead > 0 ? DeviceState.WARNING : DeviceState.NORMAL;
    whole(f, found.code());
  }

  private void disagreement(int f, int from, int to, double least) {
    double one = 0;
    double other = 0;
    boolean any = false;
    for (int i = from; i + 1 < to; i += 2) {
      if (state.good(plan.inputs[i]) && state.good(plan.inputs[i + 1])) {
        any = true;
        one += state.value(plan.inputs[i]);
        other += state.value(plan.inputs[i + 1]);
      }
    }
    whole(f, any ? 100 * Math.abs(one - other) / Math.max(other, least) : Double.NaN);
  }

  private void ratio(int f, int over, int under) {
    boolean both = state.good(over) && state.good(under) && state.value(under) > 0;
    whole(f, both ? state.value(over) / state.value(under) : Double.NaN);
  }

  private void count(int f, int from, int to, int constant) {
    Counter counter = state.counters[f];
    if (counter == null) {
      return;
    }
    double ceiling = plan.constants[constant];
    double step = plan.constants[constant + 1];
    int fresh = 0;
    for (int i = from; i < to; i++) {
      int input = plan.inputs[i];
      if (state.usable(input)) {
        fresh++;
        double end = plan.leafEnd[~input];
        counter.take(i - from, state.leafMillis[~input], state.value(input), ceiling, step, end);
      }
    }
    state.value[f] = counter.total;
    state.measured[f] = counter.coveredHours;
    state.quality[f] = fresh >= ENOUGH * (to - from) ? GOOD : PARTIAL;
  }

  private void total(int f, int from, int to) {
    double total = 0;
    double covered = 0;
    boolean good = true;
    for (int i = from; i < to; i++) {
      int input = plan.inputs[i];
      if (state.usable(input)) {
        total += state.value(input);
        covered += state.measured(input);
      }
      good &= state.good(input);
    }
    state.value[f] = total;
    state.measured[f] = covered;
    state.quality[f] = good ? GOOD : PARTIAL;
  }

  private void window(int f, int counter) {
    Window window = state.windows[f];
    if (window == null || !state.usable(counter)) {
      return;
    }
    double total = state.value(counter);
    double covered = state.measured(counter);
    window.note(state.now, total, covered);
    double share = window.share(state.now, covered, state.expected(counter));
    double growth = window.growth(total);
    whole(f, share >= ENOUGH && growth >= 0 ? growth : Double.NaN);
    state.measured[f] = share;
  }

  private void demand(int f, int power) {
    if (state.kept[f] instanceof Demand demand) {
      whole(f, demand.take(state.now, state.good(power) ? state.value(power) : Double.NaN));
    }
  }

  private void peak(int f, int demand) {
    if (state.kept[f] instanceof Peak peak) {
      whole(f, peak.take(state.now, state.good(demand) ? state.value(demand) : Double.NaN));
      if (state.quality[f] == GOOD) {
        state.measured[f] = peak.share(state.now);
        state.quality[f] = state.measured[f] >= ENOUGH ? GOOD : PARTIAL;
      }
    }
  }
}
