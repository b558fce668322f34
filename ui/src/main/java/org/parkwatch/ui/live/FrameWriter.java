package org.parkwatch.ui.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames, little endian; {@code frame.ts} of the floor map reads them.
 *
 * <pre>
 *  0  u8   'P'                       24  i64  the server's clock, UTC ms
 *  1  u8   version, 1                32  u32  cabinets of the layout
 *  2  u8   0 full, 1 delta           36  u32  rooms of the layout
 *  3  u8   0                         40  u32  cabinet records that follow
 *  4  u32  sequence, wraps           44  u32  room records that follow them
 *  8  i64  revision of the layout    48  records
 * 16  i64  data time, UTC ms
 *
 * cabinet:  gap to the last index (varint), temperature (i16), power (i16),
 *           age: 0 never, else 1 + seconds before the data time (varint), mark (u8)
 * room:     gap to the last index (varint), mark (u8), standing (varint), open (varint)
 * </pre>
 *
 * A varint is seven bits a byte, the lowest first. A full frame has a record for every cabinet and
 * room, a delta only for those that changed; a delta holds after the frame with the sequence before
 * it. Confined to one thread.
 */
final class FrameWriter {
  static final int HEADER_BYTES = 48;
  private static final byte MAGIC = 'P';
  private static final byte VERSION = 1;

  /** The longest record: two varints of five bytes and the fixed fields. */
  private static final int LONGEST_RECORD = 16;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * What stands in the header.
   *
   * @param sequence of which the low 32 bits are sent
   * @param dataMillis UTC time that the values stand for
   */
  record Header(long sequence, long revision, long dataMillis, long serverMillis) {}

  /** A frame with everything. */
  byte[] full(Header header, LiveState state) {
    return write(header, state, null);
  }

  /** A frame with what differs from the state of the frame before. */
  byte[] delta(Header header, LiveState state, LiveState before) {
    return write(header, state, before);
  }

  private byte[] write(Header header, LiveState state, @Nullable LiveState before) {
    int bound = HEADER_BYTES + LONGEST_RECORD * (state.cabinets() + state.rooms());
    if (buffer.capacity() < bound) {
      buffer = ByteBuffer.allocate(bound).order(ByteOrder.LITTLE_ENDIAN);
    }
    buffer.clear().position(HEADER_BYTES);
    int cabinets = cabinets(header, state, before);
    int rooms = rooms(state, before);
    buffer
        .put(0, MAGIC)
        .put(1, VERSION)
        .put(2, (byte) (before == null ? 0 : 1))
        .put(3, (byte) 0)
        .putInt(4, (int) header.sequence())
        .putLong(8, header.revision())
        .putLong(16, header.dataMillis())
        .putLong(24, header.serverMillis())
        .putInt(32, state.cabinets())
        .putInt(36, state.rooms())
        .putInt(40, cabinets)
        .putInt(44, rooms);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private int cabinets(Header header, LiveState state, @Nullable LiveState before) {
    long dataSecond = Math.floorDiv(header.dataMillis(), 1000L);
    int written = 0;
    int last = -1;
    for (int i = 0; i < state.cabinets(); i++) {
      if (before == null || !state.sameCabinet(before, i)) {
        varint(i - last);
        last = i;
        buffer.putShort(state.temperature[i]).putShort(state.power[i]);
        varint(state.seconds[i] == 0 ? 0 : 1 + Math.max(0, dataSecond - state.seconds[i]));
        buffer.put(state.mark[i]);
        written++;
      }
    }
    return written;
  }

  private int rooms(LiveState state, @Nullable LiveState before) {
    int written = 0;
    int last = -1;
    for (int r = 0; r < state.rooms(); r++) {
      if (before == null || !state.sameRoom(before, r)) {
        varint(r - last);
        last = r;
        buffer.put(state.roomMark[r]);
        varint(state.roomStanding[r]);
        varint(state.roomOpen[r]);
        written++;
      }
    }
    return written;
  }

  private void varint(long value) {
    long rest = Math.min(value, 0xFFFF_FFFFL);
    while (rest >= 128) {
      buffer.put((byte) ((rest & 127) | 128));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }
}
