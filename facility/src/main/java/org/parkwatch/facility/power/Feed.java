package org.parkwatch.facility.power;

import org.parkwatch.facility.park.Side;

/** One feed of a cabinet. */
public record Feed(int cabinet, Side side) {}
