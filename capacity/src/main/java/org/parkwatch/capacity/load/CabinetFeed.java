package org.parkwatch.capacity.load;

import java.util.List;
import org.parkwatch.facility.park.Side;

/**
 * One feed of a cabinet and what measures it.
 *
 * @param rackPdus that hang on it
 * @param branches that feed these rack PDUs and nothing else; empty where nobody meters them
 * @param ratedAmps what branch and rack PDUs may carry, A; NaN where it is not known
 */
record CabinetFeed(Side side, List<Meter> rackPdus, List<Meter> branches, double ratedAmps) {}
