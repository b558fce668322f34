package org.parkwatch.simulators.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Builds SNMPv2 traps (RFC 3416, section 4.2.6). Pure functions. */
public final class TrapMessage {
  private static final int TRAP = 0xA7;
  private static final String UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String NAME = "1.3.6.1.6.3.1.1.4.1.0";
  private static final long CENTISECOND_MILLIS = 10;
  private static final long TICKS = 1L << 32;

  private TrapMessage() {}

  /**
   * The PDU.
   *
   * @param upMillis how long the device has been on
   * @param name of the notification
   * @param texts by object, what it carries
   */
  public static byte[] pdu(int requestId, long upMillis, String name, Map<String, String> texts) {
    long ticks = upMillis / CENTISECOND_MILLIS % TICKS;
    byte[] bindings =
        BerBytes.concat(
            binding(UP_TIME, BerBytes.integer(Ber.TIME_TICKS, ticks)),
            binding(NAME, BerBytes.value(Ber.OBJECT_IDENTIFIER, Ber.oid(name))));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      byte[] octets = BerBytes.octets(text.getValue().getBytes(StandardCharsets.UTF_8));
      bindings = BerBytes.concat(bindings, binding(text.getKey(), octets));
    }
    return BerBytes.value(
        TRAP,
        BerBytes.concat(
            BerBytes.integer(requestId),
            BerBytes.integer(0),
            BerBytes.integer(0),
            BerBytes.value(Ber.SEQUENCE, bindings)));
  }

  /** A PDU in a message of SNMP v2c. */
  public static byte[] plain(byte[] community, byte[] pdu) {
    return BerBytes.sequence(BerBytes.integer(1), BerBytes.octets(community), pdu);
  }

  private static byte[] binding(String object, byte[] value) {
    return BerBytes.sequence(BerBytes.value(Ber.OBJECT_IDENTIFIER, Ber.oid(object)), value);
  }
}
