package org.parkwatch.facility.parkfile;

import org.parkwatch.facility.park.Side;

/** Which of a cabinet's two feeds the load inside is really plugged into. */
public enum Corded {
  AB,
  A,
  B;

  public boolean uses(Side side) {
    return this == AB || name().equals(side.name());
  }
}
