package org.parkwatch.profiles.read;

import java.util.List;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Computation;
import org.parkwatch.profiles.binding.Formula;
import org.parkwatch.profiles.binding.StateCode;

/**
 * Computes a point from others that are in place already. The first of them that has no value says
 * why it has none; a division by 0 gives no reading. Immutable.
 */
final class FormulaDecoder implements Decoder {
  private final Formula formula;
  private final int[] operands;
  private final List<StateCode> states;
  private final Rounding rounding;

  /**
   * Compiles.
   *
   * @param operands places of the points that the formula names
   */
  FormulaDecoder(Binding binding, Computation computation, int[] operands) {
    formula = computation.formula();
    this.operands = operands.clone();
    states = computation.states();
    rounding = Rounding.of(binding);
  }

  @Override
  public void decode(RawValues raw, PointValues into, int place) {
    boolean uncertain = false;
    for (int operand : operands) {
      if (into.verdict(operand) != Verdict.GOOD) {
        into.put(place, Double.NaN, into.verdict(operand));
        return;
      }
      uncertain |= into.uncertain(operand);
    }
    double computed = formula.value(i -> into.value(operands[i]));
    if (!Double.isFinite(computed)) {
      into.put(place, Double.NaN, Verdict.NO_READING);
      return;
    }
    double value = states.isEmpty() ? rounding.round(computed) : state(computed);
    boolean plausible = rounding.plausible(value);
    into.put(place, plausible ? value : Double.NaN, plausible ? Verdict.GOOD : Verdict.IMPLAUSIBLE);
    into.uncertain(place, uncertain);
  }

  /** NaN, which is not plausible, for a number that no state has. */
  private double state(double number) {
    for (StateCode code : states) {
      if (number >= code.from() && number <= code.to()) {
        DeviceState state = code.state();
        return state.code();
      }
    }
    return Double.NaN;
  }
}
