package org.parkwatch.facility.access;

/**
 * Who asks: identity, role and scope. Every read port and every command takes one.
 *
 * @param name account name, or the name of a part of the system
 * @param scope what of the park this viewer may see
 */
public record Viewer(String name, Role role, Scope scope) {
  public Viewer {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a viewer needs a name");
    }
  }

  /** A part of the system that acts on its own, such as {@code collectors}. */
  public static Viewer system(String part) {
    return new Viewer("system:" + part, Role.ADMINISTRATOR, Scope.EVERYTHING);
  }

  /**
   * Refuses what the role does not allow.
   *
   * @throws AccessRefused with the right that is needed
   */
  public void require(Right needed) {
    if (!may(needed)) {
      throw new AccessRefused(this, needed);
    }
  }

  public boolean may(Right right) {
    return role.may(right);
  }
}
