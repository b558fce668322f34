package org.parkwatch.facility.access;

/** What a person may do; a higher role includes the lower ones. */
public enum Role {
  VIEWER,
  OPERATOR,
  PLANNER,
  ADMINISTRATOR;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
