package org.parkwatch.facility.park;

/** The life of a place, cabinet, device or point. Only what is in service reaches a NOC list. */
public enum Life {
  PLANNED,
  /** Collected and kept, but never on NOC lists. */
  COMMISSIONING,
  VERIFIED,
  IN_SERVICE,
  RETIRED;

  /** Whether an alarm on it belongs on a NOC list. */
  public boolean onDuty() {
    return this == IN_SERVICE;
  }

  /** Whether collectors ask it. */
  public boolean collected() {
    return this == COMMISSIONING || this == VERIFIED || this == IN_SERVICE;
  }
}
