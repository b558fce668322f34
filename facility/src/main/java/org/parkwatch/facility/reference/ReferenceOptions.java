package org.parkwatch.facility.reference;

/**
 * What reference park to write.
 *
 * @param seed equal seeds give equal files
 * @param port of everything that answers, UDP or TCP, each at an address of its own, 1..65535
 */
public record ReferenceOptions(long seed, Size size, int port) {
  /** How much of it. */
  public enum Size {
    /** Three buildings, 60 rooms, 12,000 cabinets. */
    FULL,
    /** One room of building 1 with all that feeds and cools it: 200 cabinets. */
    SMALL
  }

  public ReferenceOptions {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not from 1 to 65535");
    }
  }
}
