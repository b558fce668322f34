package org.parkwatch.telemetry.history;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * What is kept of the points of one cell and quarter hour as one record: the points in order, each
 * with its bytes. One row gives a whole room.
 */
final class CellBlock {
  private CellBlock() {}

  static byte[] encode(SortedMap<Integer, byte[]> points) {
    ByteWriter out = new ByteWriter(points.size() * 16);
    out.writeVarint(points.size());
    int before = 0;
    for (Map.Entry<Integer, byte[]> each : points.entrySet()) {
      out.writeVarint(each.getKey() - before);
      out.writeVarint(each.getValue().length);
      before = each.getKey();
    }
    for (byte[] part : points.values()) {
      out.writeBytes(part, 0, part.length);
    }
    return out.toByteArray();
  }

  static SortedMap<Integer, byte[]> decode(byte[] block) {
    SortedMap<Integer, byte[]> points = new TreeMap<>();
    for (Reader reader = new Reader(block); reader.next(); ) {
      points.put(reader.point(), reader.bytes());
    }
    return points;
  }

  /**
   * Goes through the points of a block, in the order of their ids. Confined to one thread; bytes
   * that are no block are an {@link IllegalArgumentException}.
   */
  static final class Reader {
    private final byte[] block;
    private final int[] points;
    private final int[] starts;
    private int at = -1;

    Reader(byte[] block) {
      this.block = block;
      ByteReader in = new ByteReader(block, 0, block.length);
      int size = in.readCount(block.length);
      points = new int[size];
      starts = new int[size + 1];
      int before = 0;
      int start = 0;
      for (int i = 0; i < size; i++) {
        before += in.readCount(Integer.MAX_VALUE);
        points[i] = before;
        starts[i] = start;
        start += in.readCount(block.length);
      }
      starts[size] = start;
      if (in.remaining() != start) {
        throw new IllegalArgumentException("a cell of " + in.remaining() + " bytes, not " + start);
      }
      for (int i = 0; i <= size; i++) {
        starts[i] += in.position();
      }
    }

    /** Goes to the next point; false if there is none. */
    boolean next() {
      return ++at < points.length;
    }

    int point() {
      return points[at];
    }

    /** What is kept of it. */
    byte[] bytes() {
      return Arrays.copyOfRange(block, starts[at], starts[at + 1]);
    }

    /** The same, not copied. */
    ByteReader reader() {
      return new ByteReader(block, starts[at], starts[at + 1]);
    }
  }
}
