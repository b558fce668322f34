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

  /**
   * Where it begins anew at 0, in the stored unit: 2^32 steps of a Counter32, 2^64 of a Counter64
   * (RFC 2578, 7.1.6 and 7.1.10). NaN for other types, for meters end where their makers like.
   */
  double rollsOverAt() {
    double steps =
        wire.equals(Set.of(WireType.COUNTER))
            ? 0x1p32
            : wire.equals(Set.of(WireType.COUNTER64)) ? 0x1p64 : Double.NaN;
    return scale instanceof Scale.Fixed fixed && unit instanceof UnitSource.Fixed in
        ? steps * fixed.factor().multiply(in.unit().factor()).doubleValue()
        : Double.NaN;
  }
}
