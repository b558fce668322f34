package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * What is kept of several points as one record: the points in order, each with its bytes. Of the
 * points of a cell and quarter hour, one row gives a whole room.
 */
final class CellBlock {
  private CellBlock() {}

  /** Parts on their way into a block, in the order of their points. Confined to one thread. */
  static final class Parts {
    private int[] points = new int[64];
    private byte[][] parts = new byte[64][];
    private int size;

    /** Adds the part of a point that comes after the others; of the same point the later stays. */
    void add(int point, byte[] part) {
      if (size > 0 && points[size - 1] == point) {
        size--;
      }
      if (size == points.length) {
        points = Arrays.copyOf(points, size * 2);
        parts = Arrays.copyOf(parts, size * 2);
      }
      points[size] = point;
      parts[size++] = part;
    }

    int size() {
      return size;
    }

    void clear() {
      size = 0;
    }

    /** These parts as a block. */
    byte[] toBlock() {
      ByteWriter out = new ByteWriter(size * 16);
      out.writeVarint(size);
      int before = 0;
      int length = 0;
      for (int i = 0; i < size; i++) {
        out.writeVarint(points[i] - before);
        out.writeVarint(parts[i].length);
        before = points[i];
        length += parts[i].length;
      }
      int at = out.size();
      byte[] block = Arrays.copyOf(out.array(), at + length);
      for (int i = 0; i < size; i++) {
        System.arraycopy(parts[i], 0, block, at, parts[i].length);
        at += parts[i].length;
      }
      return block;
    }

    /** These parts in the place of those of their points in a block, if there is one. */
    byte[] over(byte @Nullable [] block) {
      if (block == null) {
        return toBlock();
      }
      Parts both = new Parts();
      Reader stored = new Reader(block);
      boolean more = stored.next();
      for (int i = 0; i < size; i++) {
        for (; more && stored.point() < points[i]; more = stored.next()) {
          both.add(stored.point(), stored.bytes());
        }
        if (more && stored.point() == points[i]) {
          more = stored.next();
        }
        both.add(points[i], parts[i]);
      }
      for (; more; more = stored.next()) {
        both.add(stored.point(), stored.bytes());
      }
      return both.toBlock();
    }
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

    /** What is kept of a point; null if it is not in the block. Wherever the reader is. */
    byte @Nullable [] bytesOf(int point) {
      int found = Arrays.binarySearch(points, point);
      return found < 0 ? null : Arrays.copyOfRange(block, starts[found], starts[found + 1]);
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
