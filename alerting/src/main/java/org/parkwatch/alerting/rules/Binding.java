package org.parkwatch.alerting.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Quantity;

/**
 * Which points a rule watches; null or an empty list leaves a question open. At least point or
 * quantity is given.
 *
 * @param scopes owners of derived points, any of these kinds; empty for points of devices
 * @param points any of these names, such as {@code inlet.temperature}; {@code *} stands for any run
 *     of characters
 * @param equipment any of these kinds
 * @param place code of a place; the rule holds there and in all that it encloses
 * @param cabinet code of a cabinet
 * @param tenant code of a tenant; the rule holds in the cabinets that it rents
 * @param tags any of these, on the equipment, its cabinet or a place around it
 * @param profile id of a device profile
 */
public record Binding(
    List<OwnerKind> scopes,
    List<String> points,
    @Nullable Quantity quantity,
    List<EquipmentKind> equipment,
    @Nullable String place,
    @Nullable String cabinet,
    @Nullable String tenant,
    List<String> tags,
    @Nullable String profile) {
  public Binding {
    scopes = List.copyOf(scopes);
    points = List.copyOf(points);
    equipment = List.copyOf(equipment);
    tags = List.copyOf(tags);
  }

  /** Whether a point of this name is meant; the quantity is another question. */
  public boolean names(String name) {
    return points.isEmpty() || points.stream().anyMatch(point -> matches(point, name));
  }

  private static boolean matches(String pattern, String name) {
    if (!pattern.contains("*")) {
      return pattern.equals(name);
    }
    String[] parts = pattern.split("\\*", -1);
    int last = parts.length - 1;
    if (!name.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < last; i++) {
      int found = name.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return name.length() - at >= parts[last].length() && name.endsWith(parts[last]);
  }
}
