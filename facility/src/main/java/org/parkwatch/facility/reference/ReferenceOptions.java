package org.parkwatch.facility.reference;

/**
 * What reference park to write.
 *
 * @param seed equal seeds give equal files
 * @param snmpPort UDP port of every rack PDU, 1..65535
 */
public record ReferenceOptions(long seed, Size size, int snmpPort) {
  /** How much of it. */
  public enum Size {
    /** Three buildings, 60 rooms, 12,000 cabinets. */
    FULL,
    /** One room of building 1 with all that feeds and cools it: 200 cabinets. */
    SMALL
  }

  public ReferenceOptions {
    if (snmpPort < 1 || snmpPort > 65_535) {
      throw new IllegalArgumentException("port " + snmpPort + " is not from 1 to 65535");
    }
  }
}
