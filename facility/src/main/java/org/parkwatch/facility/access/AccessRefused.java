package org.parkwatch.facility.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A viewer asked for something that its role or scope does not cover. */
public final class AccessRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable Right needed;

  public AccessRefused(String message) {
    super(message);
    needed = null;
  }

  public AccessRefused(Viewer viewer, Right needed) {
    super(
        viewer.name()
            + " has role "
            + viewer.role()
            + ", this needs the right "
            + needed
            + ": "
            + Role.with(needed));
    this.needed = needed;
  }

  /** What the viewer's role does not have; empty where it is about something else. */
  public Optional<Right> needed() {
    return Optional.ofNullable(needed);
  }
}
