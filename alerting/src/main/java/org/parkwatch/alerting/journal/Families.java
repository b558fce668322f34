package org.parkwatch.alerting.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Column families and keys of the instance {@code live}. */
final class Families {
  static final byte[] META = "default".getBytes(StandardCharsets.US_ASCII);
  static final byte[] JOURNAL = "journal".getBytes(StandardCharsets.US_ASCII);
  static final byte[] STANDING = "standing".getBytes(StandardCharsets.US_ASCII);
  static final byte[] ENDED = "ended".getBytes(StandardCharsets.US_ASCII);
  static final byte[] STATE = "state".getBytes(StandardCharsets.US_ASCII);

  /** What is or was out of service, by its id. */
  static final byte[] SERVICE = "service".getBytes(StandardCharsets.US_ASCII);

  /** Order in which the handles are opened. */
  static final List<byte[]> ALL = List.of(META, JOURNAL, STANDING, ENDED, STATE, SERVICE);

  /** Offset of the last group whose transitions are in the journal. */
  static final byte[] CONSUMED = "consumed".getBytes(StandardCharsets.US_ASCII);

  /** Offset of the last group that the saved state has seen. */
  static final byte[] SAVED = "saved".getBytes(StandardCharsets.US_ASCII);

  /** What entries of an empty journal are numbered after; none for 0. */
  static final byte[] FIRST = "first".getBytes(StandardCharsets.US_ASCII);

  private Families() {}

  static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }
}
