package org.parkwatch.facility.change;

/** A park is in force, but a room still works with the one before; a restart puts that right. */
public final class ParkNotFollowed extends RuntimeException {
  private static final long serialVersionUID = 1;

  ParkNotFollowed(long revision, RuntimeException cause) {
    super(
        "revision "
            + revision
            + " of the park is in force, but not everywhere; restart the server: "
            + cause.getMessage(),
        cause);
  }
}
