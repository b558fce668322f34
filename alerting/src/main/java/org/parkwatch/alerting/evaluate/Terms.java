package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The computed inputs of an evaluator. What a sample changes is computed anew with the next
 * watermark, before delays end. A rule whose computation fails is left out alone: its inputs are
 * unknown from then on. Confined to the alarm thread.
 */
final class Terms {
  private final List<Computed> all;
  private final Term[] terms;
  private final double[][] values;
  private final boolean[] dirty;
  private int[] waiting = new int[16];
  private int count;
  private final Map<String, Integer> undefined = new TreeMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  Terms(List<Computed> all) {
    this.all = all;
    terms = all.stream().map(each -> each.figuring().start()).toArray(Term[]::new);
    values = all.stream().map(each -> new double[each.inputs().length]).toArray(double[][]::new);
    dirty = new boolean[terms.length];
  }

  /** Where the values of points are. */
  interface Readings {
    /**
     * The newest value; NaN if it cannot stand for the instant.
     *
     * @param place in the inputs of what is computed
     */
    double now(Computed computed, int place, long millis);
  }

  /** Takes what is computed. */
  interface Results {
    /** NaN says that nobody knows. */
    void take(Computed input, double value);
  }

  Term term(int index) {
    return terms[index];
  }

  boolean dirty(int index) {
    return dirty[index];
  }

  /** An input of it has changed. */
  void mark(int index) {
    if (dirty[index]) {
      return;
    }
    dirty[index] = true;
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, count * 2);
    }
    waiting[count++] = index;
  }

  /** Computes what has changed, in the order of the inputs. */
  void compute(long millis, Readings readings, Results results) {
    if (count == 0) {
      return;
    }
    int ready = count;
    count = 0;
    int[] order = Arrays.copyOf(waiting, ready);
    Arrays.sort(order);
    for (int index : order) {
      dirty[index] = false;
      Computed input = all.get(index);
      results.take(input, value(index, input, millis, readings));
    }
  }

  private double value(int index, Computed input, long millis, Readings readings) {
    if (failed.containsKey(input.family())) {
      return Double.NaN;
    }
    double[] given = values[index];
    boolean known = true;
    for (int i = 0; i < given.length; i++) {
      given[i] = readings.now(input, i, millis);
      known &= !Double.isNaN(given[i]);
    }
    try {
      double value = terms[index].value(given, millis);
      if (known && Double.isNaN(value) && terms[index] instanceof Term.Written) {
        undefined.merge(input.family(), 1, Integer::sum);
      }
      return value;
    } catch (RuntimeException e) {
      failed.put(input.family(), input.subject().code() + ": " + e);
      return Double.NaN;
    }
  }

  /** What people should know since the last call: rules without a result, and how often. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    undefined.forEach((rule, times) ->
        told.add(
            "%s has no result %d times: it divides by zero, and is unknown meanwhile"
                .formatted(rule, times)));
    undefined.clear();
    failed.forEach((rule, why) -> {
      if (!why.isEmpty()) {
        told.add("%s is left out, the others go on: %s".formatted(rule, why));
      }
    });
    failed.replaceAll((rule, why) -> "");
    return told;
  }
}
