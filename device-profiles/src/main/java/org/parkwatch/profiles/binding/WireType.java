package org.parkwatch.profiles.binding;

/** Types of values on the wire that can hold a number, after RFC 2578 section 7.1. */
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
  /** OCTET STRING that holds a number as text. */
  TEXT(5);

  private final int code;

  WireType(int code) {
    this.code = code;
  }

  /** Small number for columns, 0 up. */
  public int code() {
    return code;
  }
}
