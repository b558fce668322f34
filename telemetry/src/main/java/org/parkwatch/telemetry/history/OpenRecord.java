package org.parkwatch.telemetry.history;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * A checkpoint of a cell as it is written: what came to its open chunks since the one before, or,
 * of a cell that was sealed meanwhile, all of them. A mark, length and checksum come first.
 */
final class OpenRecord {
  /** What comes before the payload. */
  static final int HEAD_BYTES = 3 * Integer.BYTES;

  private static final int MARK = 0x50_57_4F_31; // "PWO1"
  private static final int MOST_BYTES = 1 << 20;

  /** What a record goes on after: nothing, or a group's offset, which is -1 or more. */
  private static final long NOTHING = 0;

  private static final long AFTER = 2;

  private final int cell;
  private final long offset;
  private final long goesOn;
  private final int sealedThrough;

  private OpenRecord(ByteReader payload) {
    cell = payload.readCount(Integer.MAX_VALUE);
    offset = payload.readZigzag();
    goesOn = payload.readVarint();
    sealedThrough = Math.toIntExact(payload.readZigzag());
  }

  int cell() {
    return cell;
  }

  /** Newest group whose samples it holds. */
  long offset() {
    return offset;
  }

  int sealedThrough() {
    return sealedThrough;
  }

  /** Whether it holds the cell by itself, and none before it counts. */
  boolean isWhole() {
    return goesOn == NOTHING;
  }

  /** Whether it says what came after another record, and nothing is missing between. */
  boolean follows(OpenRecord before) {
    return goesOn == before.offset + AFTER;
  }

  /** Length of the record that begins somewhere, with its head; 0 if none does. */
  static int lengthAt(byte[] bytes, int at) {
    if (bytes.length - at < HEAD_BYTES) {
      return 0;
    }
    ByteReader head = new ByteReader(bytes, at, at + HEAD_BYTES);
    if (head.readInt() != MARK) {
      return 0;
    }
    int length = head.readInt();
    if (length < 0 || length > bytes.length - at - HEAD_BYTES) {
      return 0;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, at + HEAD_BYTES, length);
    return head.readInt() == (int) crc.getValue() ? HEAD_BYTES + length : 0;
  }

  /**
   * Whether what begins somewhere is a record that the end of the file cut off, as a crash does.
   */
  static boolean isCutAt(byte[] bytes, int at) {
    int left = bytes.length - at;
    if (left < HEAD_BYTES) {
      return true;
    }
    ByteReader head = new ByteReader(bytes, at, at + HEAD_BYTES);
    return head.readInt() == MARK && head.readInt() > left - HEAD_BYTES;
  }

  /**
   * What the record that begins somewhere says of itself.
   *
   * @param length as {@link #lengthAt} says
   * @throws IllegalArgumentException if its payload is not what was written
   */
  static OpenRecord at(byte[] bytes, int at, int length) {
    return new OpenRecord(new ByteReader(bytes, at + HEAD_BYTES, at + length));
  }

  /** Open chunks of a cell on their way back: by point, by quarter. */
  static final class Open {
    private final Map<Integer, Map<Integer, Grown>> points = new HashMap<>();

    /** Bytes that the next record may go on with, or replace from some place on. */
    private static final class Grown {
      private final ByteWriter bytes = new ByteWriter(64);
    }

    /** Takes one chunk. */
    interface Each {
      void chunk(SealedChunk chunk);
    }

    /**
     * Adds the parts of a record.
     *
     * @throws IllegalArgumentException if they do not go on where the bytes here end
     */
    void add(byte[] bytes) {
      ByteReader in = new ByteReader(bytes, HEAD_BYTES, bytes.length);
      OpenRecord record = new OpenRecord(in);
      int point = 0;
      while (in.remaining() > 0) {
        point += Math.toIntExact(in.readZigzag());
        int quarter = record.sealedThrough + Math.toIntExact(in.readZigzag());
        Grown grown =
            points
                .computeIfAbsent(point, any -> new HashMap<>(2))
                .computeIfAbsent(quarter, any -> new Grown());
        grown.bytes.truncate(in.readCount(grown.bytes.size()));
        byte[] more = in.readBytes(in.readCount(MOST_BYTES));
        grown.bytes.writeBytes(more, 0, more.length);
      }
    }

    /** Hands out all chunks; of a point the oldest first. */
    void forEach(Each each) {
      points.forEach((point, quarters) ->
          quarters.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(chunk ->
                  new SealedChunk(point, chunk.getKey(), chunk.getValue().bytes.toByteArray()))
              .forEach(each::chunk));
    }
  }

  /** Writes records one behind the other. Confined to one thread. */
  static final class Writer {
    private final ByteWriter out = new ByteWriter(1 << 12);
    private int begun;
    private int before;
    private int base;

    /** Begins the record of a cell that holds it by itself. */
    void beginWhole(int cell, long offset, int sealedThrough) {
      begin(cell, offset, NOTHING, sealedThrough);
    }

    /**
     * Begins the record of a cell that goes on after another.
     *
     * @param after offset of that
     */
    void beginAfter(int cell, long offset, long after, int sealedThrough) {
      begin(cell, offset, after + AFTER, sealedThrough);
    }

    private void begin(int cell, long offset, long goesOn, int sealedThrough) {
      begun = out.size();
      out.writeInt(MARK);
      out.writeLong(0);
      out.writeVarint(cell);
      out.writeZigzag(offset);
      out.writeVarint(goesOn);
      out.writeZigzag(sealedThrough);
      before = 0;
      base = sealedThrough;
    }

    /** Adds the bytes of a chunk from a place on. */
    void part(int point, int quarter, byte[] chunk, int from) {
      place(point, quarter);
      out.writeVarint(from);
      out.writeVarint(chunk.length - from);
      out.writeBytes(chunk, from, chunk.length - from);
    }

    /** Adds what of a chunk is not saved. */
    void part(int point, ChunkWriter chunk) {
      place(point, chunk.quarter());
      chunk.save(out);
    }

    private void place(int point, int quarter) {
      out.writeZigzag((long) point - before);
      out.writeZigzag((long) quarter - base);
      before = point;
    }

    /** Ends the record that was begun last. */
    void end() {
      int payload = begun + HEAD_BYTES;
      CRC32C crc = new CRC32C();
      crc.update(out.array(), payload, out.size() - payload);
      out.setInt(begun + Integer.BYTES, out.size() - payload);
      out.setInt(begun + 2 * Integer.BYTES, (int) crc.getValue());
    }

    int size() {
      return out.size();
    }

    /** All records, and begins anew. */
    byte[] take() {
      byte[] records = out.toByteArray();
      out.clear();
      return records;
    }
  }
}
