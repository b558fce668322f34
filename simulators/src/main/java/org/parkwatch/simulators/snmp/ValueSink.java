package org.parkwatch.simulators.snmp;

/**
 * Takes the value of one object from its {@link Source}. Values beyond their type's range are held
 * at its end, as RFC 2578 7.1.7 says for gauges. Mutable, confined to one thread.
 */
public final class ValueSink {
  private static final byte[] NONE = new byte[0];
  private static final long MAX_UNSIGNED = 0xFFFF_FFFFL;

  private int tag;
  private long number;
  private byte[] content = NONE;

  /** A Integer32, held at -2^31 .. 2^31-1. */
  public void integer(long value) {
    number(Ber.INTEGER, Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** A Gauge32 or Unsigned32, held at 0 .. 2^32-1. */
  public void gauge(long value) {
    number(Ber.GAUGE32, Math.clamp(value, 0, MAX_UNSIGNED));
  }

  /** A Counter32: the low 32 bits. */
  public void counter(long value) {
    number(Ber.COUNTER32, value & MAX_UNSIGNED);
  }

  /** Hundredths of a second: the low 32 bits, so that it rolls over after 497 days. */
  public void ticks(long value) {
    number(Ber.TIME_TICKS, value & MAX_UNSIGNED);
  }

  /** An OCTET STRING; the bytes are not copied and must not change. */
  public void octets(byte[] value) {
    tag = Ber.OCTET_STRING;
    content = value;
  }

  /** An OBJECT IDENTIFIER from {@link Ber#oid}. */
  public void oid(byte[] value) {
    tag = Ber.OBJECT_IDENTIFIER;
    content = value;
  }

  /** Content of another type, as it goes over the wire; the bytes are not copied. */
  public void content(int tag, byte[] value) {
    this.tag = tag;
    content = value;
  }

  private void number(int tag, long value) {
    this.tag = tag;
    number = value;
    content = NONE;
  }

  int tag() {
    return tag;
  }

  boolean isNumber() {
    return tag == Ber.INTEGER
        || tag == Ber.GAUGE32
        || tag == Ber.COUNTER32
        || tag == Ber.TIME_TICKS;
  }

  long number() {
    return number;
  }

  byte[] content() {
    return content;
  }

  int contentSize() {
    return isNumber() ? Ber.integerSize(number) : content.length;
  }
}
