package org.parkwatch.facility.reference;

import java.util.Map;
import java.util.Set;
import org.parkwatch.facility.park.Side;

/**
 * What is wrong in the reference park's wiring, known to tests and to nobody else. The park files
 * carry it as facts among facts; finding it is the product's work.
 *
 * @param singleCorded cabinets with load on one feed only, by code
 * @param wiredAa codes of cabinets whose B rack PDU hangs on an A branch
 */
public record SeededTruth(Map<String, Side> singleCorded, Set<String> wiredAa) {
  public SeededTruth {
    singleCorded = Map.copyOf(singleCorded);
    wiredAa = Set.copyOf(wiredAa);
  }
}
