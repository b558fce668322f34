package org.parkwatch.profiles.binding;

/**
 * Types of values on the wire that can hold a number: those of SNMP after RFC 2578 section 7.1, and
 * the two that matter where the protocol types its values itself.
 */
public enum WireType {
  /** INTEGER, Integer32: signed 32 bits. */
  INTEGER(0),
  /** Gauge32, Unsigned32: 32 bits. */
  GAUGE(1),
  /** Counter32: 32 bits, rolls over. */
  COUNTER(2),
  /** Counter64. */
  COUNTER64(3),
  /** TimeTicks: hundredths of a second. */
  TICKS(4),
  /** Text that holds a number. */
  TEXT(5),
  /** A number of any width, whole or not, that its protocol has typed itself. */
  NUMBER(6),
  /** A single bit: 0 or 1. */
  BOOLEAN(7),
  /** A date and time of day, as seconds ahead of the moment in which it was received. */
  CLOCK(8);

  private final int code;

  WireType(int code) {
    this.code = code;
  }

  /**
   * The type with this code.
   *
   * @throws IllegalArgumentException for a code that no type has
   */
  public static WireType of(int code) {
    for (WireType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type on the wire has code " + code);
  }

  /** Small number for columns, 0 up. */
  public int code() {
    return code;
  }
}
