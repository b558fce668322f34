package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.ChunkStore.Row;

/**
 * Rows of points as they are kept: sixteen points that follow each other share one, for what the
 * engine does with a row costs the same whether it holds nine bytes or nine hundred.
 */
final class PointGroups {
  private static final int SHIFT = 4;
  private static final int POINTS = 1 << SHIFT;

  /** Kind and period in the upper half, point in the lower. */
  private static final VarHandle PLACE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private PointGroups() {}

  /** Reads a row as it is kept. */
  interface Kept {
    byte @Nullable [] get(byte[] key) throws IOException;
  }

  /** Whether the row of a key is that of a point. */
  static boolean isOfPoint(byte[] key) {
    return TierKeys.kind(key) < TierKeys.POINT_KINDS;
  }

  private static long place(byte[] key) {
    return (long) PLACE.get(key, 0);
  }

  /** The same for all points of a group, in one period. */
  static long group(byte[] key) {
    return place(key) >> SHIFT;
  }

  /** Key of the row in which that of a point is kept; any other key as it is. */
  static byte[] key(byte[] ofPoint) {
    return isOfPoint(ofPoint)
        ? withId(ofPoint, Quarters.pointOf(ofPoint) >> SHIFT, TierKeys.slotOf(ofPoint))
        : ofPoint;
  }

  /** Before the first row in which something from a key on is kept. */
  static byte[] first(byte[] from) {
    return isOfPoint(from) ? withId(from, Quarters.pointOf(from) >> SHIFT, 0) : from;
  }

  /** After the last row in which something of before a key is kept. */
  static byte[] end(byte[] to) {
    if (!isOfPoint(to)) {
      return to;
    }
    int point = Quarters.pointOf(to);
    boolean within = point % POINTS > 0 || TierKeys.slotOf(to) > 0;
    return withId(to, (point >> SHIFT) + (within ? 1 : 0), 0);
  }

  private static byte[] withId(byte[] key, int id, int slot) {
    byte[] other = key.clone();
    ByteBuffer.wrap(other).putInt(Integer.BYTES, id).put(Quarters.KEY_BYTES - 1, (byte) slot);
    return other;
  }

  /** Key of a point that is kept in a row. */
  static byte[] keyOfPoint(byte[] kept, int point) {
    return withId(kept, point, TierKeys.slotOf(kept));
  }

  /** First point, or cell, that a row as it is kept may hold. */
  static int firstPoint(byte[] kept) {
    return isOfPoint(kept) ? Quarters.pointOf(kept) << SHIFT : Quarters.pointOf(kept);
  }

  /** Last point, or cell, that a row as it is kept may hold. */
  static int lastPoint(byte[] kept) {
    return isOfPoint(kept) ? firstPoint(kept) + POINTS - 1 : firstPoint(kept);
  }

  /** Rows as they are kept, in the order of keys where they are of points. */
  static List<Row> of(List<Row> rows, Kept kept) throws IOException {
    List<Row> written = new ArrayList<>();
    // Each kind by itself is nearly in order already.
    List<List<Row>> ofPoints = new ArrayList<>();
    for (int kind = 0; kind < TierKeys.POINT_KINDS; kind++) {
      ofPoints.add(new ArrayList<>());
    }
    for (Row row : rows) {
      (isOfPoint(row.key()) ? ofPoints.get(TierKeys.kind(row.key())) : written).add(row);
    }
    CellBlock.Parts parts = new CellBlock.Parts();
    for (List<Row> ofKind : ofPoints) {
      ofKind.sort(PointGroups::compareAsKept);
      for (int i = 0; i < ofKind.size(); i++) {
        Row row = ofKind.get(i);
        parts.add(Quarters.pointOf(row.key()), row.value());
        if (i + 1 == ofKind.size() || !sharesRow(row.key(), ofKind.get(i + 1).key())) {
          byte[] key = key(row.key());
          written.add(new Row(key, parts.over(parts.size() == POINTS ? null : kept.get(key))));
          parts.clear();
        }
      }
    }
    return written;
  }

  private static int compareAsKept(Row one, Row other) {
    int byGroup = Long.compare(group(one.key()), group(other.key()));
    if (byGroup != 0) {
      return byGroup;
    }
    int bySlot = TierKeys.slotOf(one.key()) - TierKeys.slotOf(other.key());
    return bySlot != 0 ? bySlot : Long.compare(place(one.key()), place(other.key()));
  }

  private static boolean sharesRow(byte[] key, byte[] other) {
    return group(key) == group(other) && TierKeys.slotOf(key) == TierKeys.slotOf(other);
  }
}
