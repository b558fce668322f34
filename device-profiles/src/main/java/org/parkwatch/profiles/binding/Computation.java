package org.parkwatch.profiles.binding;

import java.util.List;

/**
 * A point that lies nowhere on the wire, but is computed from others of its device. If one of those
 * is BAD it is BAD for the same reason.
 *
 * @param operands where the points lie that the formula names, in the order of its places
 * @param states for points of quantity STATE what the numbers mean, else empty
 */
public record Computation(Formula formula, List<Binding> operands, List<StateCode> states) {
  public Computation {
    operands = List.copyOf(operands);
    states = List.copyOf(states);
    if (operands.isEmpty()) {
      throw new IllegalArgumentException("a formula needs at least one point");
    }
  }
}
