package org.parkwatch.collectors.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The one payload that we send: {@code Node Control/Rebirth = true}. */
final class RebirthCommand {
  private static final byte[] NAME = "Node Control/Rebirth".getBytes(StandardCharsets.UTF_8);
  private static final int BOOLEAN = 11;
  private static final int VARINT_FIELD = 0;
  private static final int BYTES_FIELD = 2;

  private RebirthCommand() {}

  /**
   * The payload.
   *
   * @param millis time of the command, UTC
   */
  static byte[] payload(long millis) {
    ByteArrayOutputStream metric = new ByteArrayOutputStream();
    key(metric, 1, BYTES_FIELD);
    varint(metric, NAME.length);
    metric.writeBytes(NAME);
    key(metric, 3, VARINT_FIELD);
    varint(metric, millis);
    key(metric, 4, VARINT_FIELD);
    varint(metric, BOOLEAN);
    key(metric, 14, VARINT_FIELD);
    varint(metric, 1);
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    key(payload, 1, VARINT_FIELD);
    varint(payload, millis);
    key(payload, 2, BYTES_FIELD);
    varint(payload, metric.size());
    payload.writeBytes(metric.toByteArray());
    return payload.toByteArray();
  }

  private static void key(ByteArrayOutputStream out, int field, int type) {
    out.write(field << 3 | type);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
