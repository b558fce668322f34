package org.parkwatch.facility.access;

/** A viewer asked for something that its role or scope does not cover. */
public final class AccessRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AccessRefused(String message) {
    super(message);
  }
}
