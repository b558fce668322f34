package org.parkwatch.facility.park;

/** What derived points belong to, from the inside out. */
public enum OwnerKind {
  CABINET,
  ROW,
  ROOM,
  BUILDING,
  PARK,
  TENANT
}
