package org.parkwatch.facility.park;

/** Kinds of places, from the outside in. A cabinet stands in a row and is a thing of its own. */
public enum PlaceKind {
  PARK,
  BUILDING,
  FLOOR,
  ROOM,
  ROW,
  /** A part of a room that shares its air: a cold or hot aisle. */
  ZONE
}
