package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;

/** Why something cannot be done here: the role lacks a right. And who has it. */
public final class RoleNote extends Span {
  public RoleNote(Role role, Right right) {
    addClassNames("cap", "pw-role-note");
    setText(text(this, role, right));
  }

  /** Such as {@code Viewers may not acknowledge alarms; operators, planners may.} */
  public static String text(Component on, Role role, Right right) {
    String others =
        Role.with(right).stream()
            .map(other -> name(on, other))
            .collect(Collectors.joining(on.getTranslation("role.between")));
    String what = on.getTranslation("right." + key(right).replace('_', '-'));
    return on.getTranslation("role.may-not", name(on, role), what, others);
  }

  public static String name(Component on, Role role) {
    return on.getTranslation("role." + key(role));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
