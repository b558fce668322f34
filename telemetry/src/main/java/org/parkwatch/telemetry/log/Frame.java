package org.parkwatch.telemetry.log;

import java.util.List;
import java.util.zip.CRC32C;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * A group as it stands in a segment: 4 bytes mark, 4 bytes length of the payload, 4 bytes CRC-32C
 * of all that follows it, then offset, time of writing and newest watermark of 8 bytes each, then
 * the payload. Big-endian.
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes of a file: equality is never asked
record Frame(long offset, long committedAtMillis, long watermark, byte[] payload) {
  static final int HEADER = 36;
  static final int MARK = 0x50_57_46_31; // "PWF1"
  static final int LONGEST_PAYLOAD = 1 << 28;
  private static final int CHECKED_FROM = 12;

  /** Writes a whole frame into the empty writer. */
  static void encode(
      long offset,
      long committedAtMillis,
      long watermark,
      List<LogRecord> records,
      ByteWriter out) {
    out.clear();
    out.writeInt(MARK);
    out.writeInt(0);
    out.writeInt(0);
    out.writeLong(offset);
    out.writeLong(committedAtMillis);
    out.writeLong(watermark);
    GroupCodec.encode(records, out);
    out.setInt(4, out.size() - HEADER);
    CRC32C crc = new CRC32C();
    crc.update(out.array(), CHECKED_FROM, out.size() - CHECKED_FROM);
    out.setInt(8, (int) crc.getValue());
  }

  /** Length of the payload that a header announces, or -1 if it is no header. */
  static int payloadLength(byte[] header) {
    ByteReader in = new ByteReader(header, 0, HEADER);
    int mark = in.readInt();
    int length = in.readInt();
    return mark == MARK && length > 0 && length <= LONGEST_PAYLOAD ? length : -1;
  }

  /** Whether header and payload belong together. */
  static boolean sound(byte[] header, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(header, CHECKED_FROM, HEADER - CHECKED_FROM);
    crc.update(payload, 0, payload.length);
    return new ByteReader(header, 8, CHECKED_FROM).readInt() == (int) crc.getValue();
  }

  static Frame of(byte[] header, byte[] payload) {
    ByteReader in = new ByteReader(header, CHECKED_FROM, HEADER);
    return new Frame(in.readLong(), in.readLong(), in.readLong(), payload);
  }

  LogGroup group() {
    List<LogRecord> records = GroupCodec.decode(new ByteReader(payload, 0, payload.length));
    return new LogGroup(offset, committedAtMillis, records);
  }
}
