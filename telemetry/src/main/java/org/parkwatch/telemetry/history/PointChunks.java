package org.parkwatch.telemetry.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * What of one point is in memory: the chunk of its newest quarter, the one before until its cell is
 * sealed, and those that the writer has not come to yet. Guarded by the lock of its cell.
 */
final class PointChunks {
  private final int point;
  private final Cell cell;
  private final double deadband;
  private final long heartbeatMillis;
  private @Nullable ChunkWriter current;

  /** What wrote the chunk before: it and its memory are used again, side by side with the next. */
  private @Nullable ChunkWriter spare;

  private byte @Nullable [] previous;
  private int previousQuarter;

  /** How many bytes of {@link #previous} checkpoints have. */
  private int previousSaved;

  /** Whether {@link #previous} is on its way to disk as it is. */
  private boolean handedOver;

  /**
   * Older chunks on their way to disk, oldest first: only here can they be read meanwhile; null if
   * there are none.
   */
  private @Nullable Deque<SealedChunk> waiting;

  /** Late samples on their way to disk, as they came; null if there are none. */
  private @Nullable Deque<SealedChunk> late;

  /**
   * @param deadband within which a sample is left out, NaN for none
   * @param heartbeatMillis after which none is left out
   */
  PointChunks(int point, Cell cell, double deadband, long heartbeatMillis) {
    this.point = point;
    this.cell = cell;
    this.deadband = deadband;
    this.heartbeatMillis = heartbeatMillis;
  }

  int point() {
    return point;
  }

  Cell cell() {
    return cell;
  }

  /** What became of a sample. */
  enum Added {
    APPENDED,
    REPLACED,
    OUT_OF_ORDER,
    /** Left out: it says nothing new. */
    LEFT_OUT,
    /** Not added: its quarter is no longer in memory. */
    LATE
  }

  /**
   * Adds a sample of a quarter that its cell has not sealed.
   *
   * @param quarter in which the sample lies
   * @param overdue takes a chunk that must be sealed to make room
   */
  Added add(
      int quarter,
      long millis,
      double value,
      byte quality,
      ByteWriter scratch,
      List<SealedChunk> overdue) {
    ChunkWriter writer = current;
    if (writer == null || quarter > writer.quarter()) {
      roll(overdue);
      writer = spare == null ? new ChunkWriter(quarter) : spare.begin(quarter);
      spare = null;
      current = writer;
    }
    if (quarter == writer.quarter()) {
      if (writer.follows(millis)) {
        if (writer.saidAlready(millis, value, quality, deadband, heartbeatMillis)) {
          return Added.LEFT_OUT;
        }
        writer.append(millis, value, quality, scratch);
        return Added.APPENDED;
      }
      Columns merged = Columns.with(writer.toChunk(), quarter, millis, value, quality);
      current = merged.pack(quarter, scratch);
      return merged.size() == writer.samples() ? Added.REPLACED : Added.OUT_OF_ORDER;
    }
    byte[] before = previous;
    if (before != null && previousQuarter == quarter) {
      previous =
          Columns.with(before, quarter, millis, value, quality).pack(quarter, scratch).toChunk();
      previousSaved = 0;
      handedOver = false;
      return Added.OUT_OF_ORDER;
    }
    return Added.LATE;
  }

  private void roll(List<SealedChunk> overdue) {
    ChunkWriter full = current;
    if (full == null) {
      return;
    }
    if (previous != null) {
      SealedChunk older = new SealedChunk(point, previousQuarter, previous);
      if (!handedOver) {
        overdue.add(older);
      }
      if (waiting == null) {
        waiting = new ArrayDeque<>(2);
      }
      waiting.add(older);
    }
    previous = full.toChunk();
    previousQuarter = full.quarter();
    previousSaved = full.saved();
    handedOver = false;
    spare = full;
    current = null;
  }

  /** Adds what is to be sealed up to a quarter; it stays here until {@link #sealed}. */
  void seal(int throughQuarter, List<SealedChunk> chunks) {
    if (current != null && current.quarter() <= throughQuarter) {
      roll(chunks);
    }
    if (previous != null && previousQuarter <= throughQuarter) {
      chunks.add(new SealedChunk(point, previousQuarter, previous));
      handedOver = true;
    }
  }

  /** The chunk is on disk: forget it, unless it has changed since. */
  void sealed(SealedChunk chunk) {
    if (previousQuarter == chunk.quarter() && Arrays.equals(previous, chunk.bytes())) {
      previous = null;
    }
    dropped(chunk);
  }

  /** The chunk will not be written: it is no longer kept for that. */
  void dropped(SealedChunk chunk) {
    if (waiting == null) {
      return;
    }
    // Nearly always the first of them.
    for (Iterator<SealedChunk> each = waiting.iterator(); each.hasNext(); ) {
      SealedChunk one = each.next();
      if (one.quarter() == chunk.quarter() && Arrays.equals(one.bytes(), chunk.bytes())) {
        each.remove();
        break;
      }
    }
    if (waiting.isEmpty()) {
      waiting = null;
    }
  }

  /** What {@link #seal} handed out is not on its way: it must be sealed again. */
  void notHandedOver() {
    handedOver = false;
  }

  /** Takes back a chunk read from a checkpoint; older quarters must come first. */
  void restore(SealedChunk chunk, ByteWriter scratch, List<SealedChunk> overdue) {
    roll(overdue);
    current = ChunkWriter.of(chunk.quarter(), chunk.bytes(), scratch);
  }

  /** Adds a sample that is late: it can be read here until {@link #lateIsOver}. */
  void late(SealedChunk sample) {
    if (late == null) {
      late = new ArrayDeque<>();
    }
    late.add(sample);
  }

  /** A late sample is on disk, or never will be: nearly always the first of them. */
  void lateIsOver(SealedChunk sample) {
    if (late != null && late.remove(sample) && late.isEmpty()) {
      late = null;
    }
  }

  /** What can be read from memory, oldest first, one chunk of a quarter. */
  List<SealedChunk> chunks() {
    List<SealedChunk> chunks = waiting == null ? new ArrayList<>(2) : new ArrayList<>(waiting);
    chunks.addAll(open());
    if (late == null) {
      return chunks;
    }
    // What is late came after all else of its quarter.
    chunks.addAll(late);
    List<SealedChunk> whole = new ArrayList<>(Columns.byQuarter(chunks, new ByteWriter(64)));
    whole.sort(Comparator.comparingInt(SealedChunk::quarter));
    return whole;
  }

  /**
   * Writes what checkpoints do not have yet: what waits or is sealed is on disk before the
   * checkpoint is. Sealed once more it would take the place of what came late.
   *
   * @param whole whether no checkpoint before it counts
   * @param sealedThrough newest quarter that its cell has sealed
   */
  void checkpoint(OpenRecord.Writer out, boolean whole, int sealedThrough) {
    byte[] before = previous;
    if (before != null && previousQuarter > sealedThrough) {
      int from = whole ? 0 : previousSaved;
      if (whole || from < before.length) {
        out.part(point, previousQuarter, before, from);
        previousSaved = before.length;
      }
    }
    ChunkWriter open = current;
    if (open != null) {
      if (whole) {
        open.saveAnew();
      }
      if (whole || !open.isSaved()) {
        out.part(point, open);
      }
    }
  }

  private List<SealedChunk> open() {
    List<SealedChunk> chunks = new ArrayList<>(2);
    if (previous != null) {
      chunks.add(new SealedChunk(point, previousQuarter, previous));
    }
    if (current != null) {
      chunks.add(new SealedChunk(point, current.quarter(), current.toChunk()));
    }
    return chunks;
  }

  int memoryBytes() {
    int bytes = 0;
    if (waiting != null) {
      for (SealedChunk chunk : waiting) {
        bytes += chunk.bytes().length;
      }
    }
    return bytes
        + (previous == null ? 0 : previous.length)
        + (current == null ? 0 : current.capacity())
        + (spare == null ? 0 : spare.capacity());
  }
}
