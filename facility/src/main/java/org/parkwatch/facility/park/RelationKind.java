package org.parkwatch.facility.park;

/** The three graphs: what feeds, cools or carries the data of what. */
public enum RelationKind {
  POWER,
  COOLING,
  COMMUNICATION
}
