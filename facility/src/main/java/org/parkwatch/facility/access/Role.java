package org.parkwatch.facility.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person is here for. Which rights come with it is a table, the same as docs/roles.md. */
public enum Role {
  VIEWER,
  OPERATOR,
  PLANNER,
  ADMINISTRATOR;

  private static final Map<Role, Set<Right>> RIGHTS =
      new EnumMap<>(
          Map.of(
              VIEWER, Set.of(),
              OPERATOR, Set.of(Right.ACKNOWLEDGE, Right.SHELVE, Right.ASK_DEVICE, Right.EXPORT),
              PLANNER,
                  Set.of(
                      Right.ACKNOWLEDGE,
                      Right.SHELVE,
                      Right.OUT_OF_SERVICE,
                      Right.ASK_DEVICE,
                      Right.REVIEW_PARK,
                      Right.DATA_HEALTH,
                      Right.EXPORT),
              ADMINISTRATOR, Set.of(Right.values())));

  public boolean may(Right right) {
    return RIGHTS.getOrDefault(this, Set.of()).contains(right);
  }

  /** The roles that have a right, the smallest first. */
  public static List<Role> with(Right right) {
    return Arrays.stream(values()).filter(role -> role.may(right)).toList();
  }
}
