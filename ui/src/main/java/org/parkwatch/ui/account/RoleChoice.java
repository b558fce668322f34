package org.parkwatch.ui.account;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;
import org.parkwatch.ui.marks.Field;
import org.parkwatch.ui.marks.RoleNote;

/** The roles to choose from, each with what it may do. */
final class RoleChoice {
  private RoleChoice() {}

  static Field of(Component on, Role chosen) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      words.put(role.name(), RoleNote.name(on, role) + ": " + rights(on, role));
    }
    return Field.choice("role", on.getTranslation("accounts.role"), words, chosen.name());
  }

  static Role chosen(Field field) {
    return Role.valueOf(field.value());
  }

  private static String rights(Component on, Role role) {
    if (Arrays.stream(Right.values()).allMatch(role::may)) {
      return on.getTranslation("accounts.everything");
    }
    String rights =
        Arrays.stream(Right.values())
            .filter(role::may)
            .map(right -> "right." + right.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .map(on::getTranslation)
            .collect(Collectors.joining(on.getTranslation("role.between")));
    return rights.isEmpty() ? on.getTranslation("accounts.looks") : rights;
  }
}
