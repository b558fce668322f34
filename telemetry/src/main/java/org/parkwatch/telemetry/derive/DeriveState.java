package org.parkwatch.telemetry.derive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * The newest samples of a plan's leaves, the newest values of its formulas, and the counters and
 * windows that last. Confined to the engine's thread.
 */
final class DeriveState {
  private static final long AHEAD_MILLIS = 600_000;
  private static final double MINUTE_MILLIS = 60_000;

  final DerivePlan plan;
  final double[] leafValue;
  final long[] leafMillis;
  final byte[] leafQuality;
  final double[] value;
  final double[] measured;
  final byte[] quality;

  /** By formula; null for those that are no counters. */
  final @Nullable Counter[] counters;

  final @Nullable Window[] windows;

  /** By formula; null for those that keep nothing else. */
  final @Nullable Kept[] kept;

  /** The log's time: what staleness is measured against. */
  long now;

  DeriveState(DerivePlan plan) {
    this.plan = plan;
    int leaves = plan.leafPoints.length;
    leafValue = new double[leaves];
    leafMillis = new long[leaves];
    leafQuality = new byte[leaves];
    Arrays.fill(leafValue, Double.NaN);
    Arrays.fill(leafQuality, Quality.BAD_TIMEOUT.code());
    int size = plan.size();
    value = new double[size];
    measured = new double[size];
    quality = new byte[size];
    counters = new Counter[size];
    windows = new Window[size];
    kept = new Kept[size];
    Arrays.fill(value, Double.NaN);
    Arrays.fill(quality, Quality.BAD_NOT_MEASURED.code());
    for (int f = 0; f < size; f++) {
      switch (plan.operation(f)) {
        case COUNT -> counters[f] = new Counter(plan.inputCount(f));
        case WINDOW -> windows[f] = new Window(plan.constants[plan.firstConstant[f]]);
        case DEMAND -> kept[f] = new Demand(blockMillis(f));
        case PEAK -> kept[f] = new Peak(blockMillis(f), plan.zone);
        default -> {}
      }
    }
  }

  private long blockMillis(int formula) {
    return Math.round(plan.constants[plan.firstConstant[formula]] * MINUTE_MILLIS);
  }

  /** The same for another plan: what both know goes on. */
  DeriveState in(DerivePlan other) {
    DeriveState next = new DeriveState(other);
    next.now = now;
    for (int leaf = 0; leaf < leafMillis.length; leaf++) {
      next.leaf(plan.leafPoints[leaf], leafMillis[leaf], leafValue[leaf], leafQuality[leaf]);
    }
    Map<Integer, Integer> formulas = new HashMap<>();
    for (int f = 0; f < other.size(); f++) {
      formulas.put(other.output[f], f);
    }
    for (int f = 0; f < plan.size(); f++) {
      Integer there = plan.output[f] < 0 ? null : formulas.get(plan.output[f]);
      Counter counter = counters[f];
      Kept own = kept[f];
      if (there != null) {
        next.value[there] = value[f];
        next.quality[there] = quality[f];
        next.measured[there] = Math.min(measured[f], other.expected[there]);
        if (counter != null) {
          next.takeCounter(there, points(f), counter);
        }
        if (own != null) {
          next.takeKept(there, own.numbers);
        }
      }
    }
    for (int f = 0; f < plan.size(); f++) {
      Window window = windows[f];
      if (window != null) {
        next.takeWindow(windowKey(f), window);
      }
    }
    return next;
  }

  /** Points of a formula's inputs; below 0 where the input is no leaf. */
  int[] points(int formula) {
    int[] points = new int[plan.inputCount(formula)];
    for (int i = 0; i < points.length; i++) {
      int input = plan.inputs[plan.firstInput[formula] + i];
      points[i] = input < 0 && input != DerivePlan.NOTHING ? plan.leafPoints[~input] : -1;
    }
    return points;
  }

  /** The point of the counter that a window looks at. */
  int windowKey(int window) {
    return plan.output[plan.inputs[plan.firstInput[window]]];
  }

  /** Goes on from a saved counter, register by register. */
  void takeCounter(int formula, int[] points, Counter saved) {
    Counter into = counters[formula];
    if (into == null) {
      return;
    }
    into.total = saved.total;
    into.coveredHours = saved.coveredHours;
    value[formula] = saved.total; // a sum of counters must not fall for want of this one
    measured[formula] = saved.coveredHours;
    quality[formula] = Quality.UNCERTAIN_PARTIAL.code();
    int[] own = points(formula);
    Map<Integer, Integer> at = new HashMap<>();
    for (int i = 0; i < own.length; i++) {
      at.put(own[i], i);
    }
    for (int i = 0; i < points.length; i++) {
      Integer place = points[i] < 0 ? null : at.get(points[i]);
      if (place != null) {
        into.registers[place] = saved.registers[i];
        into.millis[place] = saved.millis[i];
      }
    }
  }

  /** Goes on from what a formula kept. */
  void takeKept(int formula, double[] saved) {
    Kept into = kept[formula];
    if (into != null) {
      into.take(saved);
    }
  }

  /** Goes on from the saved window of a counter. */
  void takeWindow(int counterPoint, Window saved) {
    for (int f = 0; f < plan.size(); f++) {
      Window into = windows[f];
      if (into != null && into.size == 0 && windowKey(f) == counterPoint) {
        for (int i = 0; i < saved.size && i < into.millis.length; i++) {
          int at = saved.at(i);
          into.add(saved.millis[at], saved.totals[at], saved.covered[at]);
        }
      }
    }
  }

  /** Takes those samples of a batch that formulas ask for. */
  void take(SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      leaf(batch.point(row), batch.millis(row), batch.value(row), batch.quality(row));
    }
  }

  void leaf(int point, long millis, double sample, byte sampleQuality) {
    int leaf = plan.leafOf(point);
    if (leaf < 0 || millis < leafMillis[leaf] || (now != 0 && millis > now + AHEAD_MILLIS)) {
      return;
    }
    leafValue[leaf] = sample;
    leafMillis[leaf] = millis;
    leafQuality[leaf] = Double.isNaN(sample) ? badOf(sampleQuality) : sampleQuality;
  }

  private static byte badOf(byte quality) {
    return Quality.usable(quality) ? Quality.BAD_NO_READING.code() : quality;
  }

  /** Whether an input of a formula has a value for now. */
  boolean usable(int input) {
    if (input >= 0) {
      return Quality.usable(quality[input]);
    }
    if (input == DerivePlan.NOTHING) {
      return false;
    }
    int leaf = ~input;
    return Quality.usable(leafQuality[leaf])
        && leafMillis[leaf] != 0
        && now - leafMillis[leaf] <= plan.leafAllowed[leaf];
  }

  boolean good(int input) {
    return input >= 0 ? quality[input] == Quality.GOOD.code() : usable(input);
  }

  /** Value of a usable input. */
  double value(int input) {
    return input >= 0 ? value[input] : leafValue[~input];
  }

  /** How much of an input is measured, in the units of {@link #expected}. */
  double measured(int input) {
    return input >= 0 ? measured[input] : usable(input) ? 1 : 0;
  }

  double expected(int input) {
    return input >= 0 ? plan.expected[input] : 1;
  }

  double share(int input) {
    return measured(input) / expected(input);
  }
}
