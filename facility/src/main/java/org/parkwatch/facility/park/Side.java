package org.parkwatch.facility.park;

/** One of the two independent paths to a cabinet. */
public enum Side {
  A,
  B
}
