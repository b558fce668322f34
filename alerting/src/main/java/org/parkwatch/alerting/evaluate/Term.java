package org.parkwatch.alerting.evaluate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.parkwatch.alerting.expression.Expression;
import org.parkwatch.alerting.rules.Input;

/** Computes one number; may remember what it saw. Confined to the alarm thread. */
interface Term {
  /**
   * The number now.
   *
   * @param values of the inputs in their order, NaN where nobody knows
   * @param millis UTC time of the log
   * @return NaN where nobody can say
   */
  double value(double[] values, long millis);

  /** Writes what it remembers. */
  default void save(DataOutputStream out) throws IOException {
    out.writeInt(0);
  }

  /** Remembers again what {@link #save} wrote. */
  default void restore(DataInputStream in) throws IOException {
    in.skipNBytes(16L * in.readInt());
  }

  /** How far a point lies from the median of all, itself included. */
  record Deviation(int least) implements Term {
    @Override
    public double value(double[] values, long millis) {
      double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      if (Double.isNaN(values[0]) || known.length < least) {
        return Double.NaN;
      }
      int half = known.length / 2;
      double median = known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
      return Math.abs(values[0] - median);
    }
  }

  /** One figure of all that is known, if enough is. */
  record Folded(Input.Aggregate how) implements Term {
    @Override
    public double value(double[] values, long millis) {
      int known = 0;
      int counted = 0;
      double sum = 0;
      double highest = Double.NEGATIVE_INFINITY;
      double lowest = Double.POSITIVE_INFINITY;
      for (double value : values) {
        if (!Double.isNaN(value)) {
          known++;
          sum += value;
          highest = Math.max(highest, value);
          lowest = Math.min(lowest, value);
          counted += (how.above() ? value > how.edge() : value < how.edge()) ? 1 : 0;
        }
      }
      if (known == 0 || known < how.good() * values.length) {
        return Double.NaN;
      }
      return switch (how.figure()) {
        case MEAN -> sum / known;
        case MAX -> highest;
        case MIN -> lowest;
        case SUM -> sum;
        case COUNT -> counted;
        case SHARE -> 100.0 * counted / known;
      };
    }
  }

  /**
   * A formula.
   *
   * @param constants values of names that are ratings; NaN where a name is a point
   * @param place in the inputs of each name that is a point
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed; equality is never asked
  record Written(Expression expression, double[] constants, int[] place) implements Term {
    @Override
    public double value(double[] values, long millis) {
      double[] named = constants.clone();
      for (int i = 0; i < named.length; i++) {
        if (place[i] >= 0) {
          named[i] = values[place[i]];
        }
      }
      return expression.value(named);
    }
  }

  /** A point less another times a factor. */
  record Less(double factor) implements Term {
    @Override
    public double value(double[] values, long millis) {
      return values[0] - factor * values[1];
    }
  }
}
