package org.parkwatch.facility.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.facility.park.Side;

/**
 * What is wrong in the reference park, known to its simulators, to tests and to nobody else. The
 * park files carry the wiring as facts among facts; finding all of it is the product's work.
 *
 * @param singleCorded cabinets with load on one feed only, by code
 * @param wiredAa codes of cabinets whose B rack PDU hangs on an A branch
 * @param overdrawn cabinets whose branches go beyond their rating when a side is lost, with what
 *     they draw in kW
 * @param heavyRows rows whose panels are small for them and go beyond 80 % when a side is lost,
 *     with what each of their cabinets draws in kW: no more than it may
 * @param swapped current transformers of two branches that were mixed up at a panel's meter
 * @param drifting temperature sensors that go astray
 * @param stuck temperature sensors that always show the same
 * @param inBypass codes of UPS groups that somebody left in bypass
 */
public record SeededTruth(
    Map<String, Side> singleCorded,
    Set<String> wiredAa,
    Map<String, Double> overdrawn,
    Map<String, Double> heavyRows,
    List<Swapped> swapped,
    List<Drifting> drifting,
    List<Stuck> stuck,
    Set<String> inBypass) {
  /**
   * Two current transformers, each at the other's terminals.
   *
   * @param panel code of the panel or busway
   * @param one number of a branch, 1..20
   * @param other another
   */
  public record Swapped(String panel, int one, int other) {}

  /**
   * A temperature sensor that goes astray.
   *
   * @param equipment code of the aisle's sensors
   * @param sensor number along the aisle, 1..12
   * @param kelvinPerDay not 0
   */
  public record Drifting(String equipment, int sensor, double kelvinPerDay) {}

  /**
   * A temperature sensor that shows the same for ever.
   *
   * @param equipment code of the aisle's sensors
   * @param sensor number along the aisle, 1..12
   */
  public record Stuck(String equipment, int sensor, double celsius) {}

  public SeededTruth {
    singleCorded = Map.copyOf(singleCorded);
    wiredAa = Set.copyOf(wiredAa);
    overdrawn = Map.copyOf(overdrawn);
    heavyRows = Map.copyOf(heavyRows);
    swapped = List.copyOf(swapped);
    drifting = List.copyOf(drifting);
    stuck = List.copyOf(stuck);
    inBypass = Set.copyOf(inBypass);
  }
}
