package org.parkwatch.profiles.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One raw value of a device and how its raw value becomes a number in the stored unit.
 *
 * @param wire types it may have on the wire; any other is BAD
 * @param noReading raw numbers by which the device says that it has none, beside not-a-number
 * @param states for points of quantity STATE what the codes mean, else empty
 */
public record Reading(
    Address address,
    Set<WireType> wire,
    Scale scale,
    UnitSource unit,
    List<NoReading> noReading,
    List<StateCode> states,
    Optional<Condition> when) {
  public Reading {
    wire = Set.copyOf(wire);
    noReading = List.copyOf(noReading);
    states = List.copyOf(states);
  }
}
