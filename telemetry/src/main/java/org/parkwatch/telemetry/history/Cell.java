package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The open chunks of one cell, sealed and checkpointed together. Cells do so at different moments,
 * by a hash of their id: all at once would cost seconds. Everything but {@link #lock} and {@link
 * #id} is guarded by the lock.
 */
final class Cell {
  /** Nothing here waits to be durable. */
  static final long CLEAN = Long.MAX_VALUE;

  /**
   * Late samples of an ended quarter are waited for at least so long, {@code 12 min} more at most.
   */
  private static final long GRACE_MILLIS = 30_000;

  private static final int SEAL_SPREAD_MILLIS = 12 * 60 * 1000;

  /** Cells go to their checkpoints in so many companies: each is one write to the disk. */
  private static final int COMPANIES = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final int id;
  private final int phase;
  private final long restoredOffset;
  private final boolean mergeOnSeal;
  private final List<PointChunks> points = new ArrayList<>();

  private int sealedThrough;
  private long nextCheckpointMillis;
  private long savedOffset;

  /** Whether the next checkpoint must hold all. */
  private boolean saveWhole = true;

  private long needFrom = CLEAN;
  private long inFlightFrom = CLEAN;

  /**
   * Without a point.
   *
   * @param restoredOffset newest group whose samples a checkpoint held
   * @param sealedThrough newest quarter that is sealed
   * @param mergeOnSeal true where chunks on disk may hold more than is in memory, after a
   *     checkpoint was lost
   */
  Cell(int id, long restoredOffset, int sealedThrough, boolean mergeOnSeal) {
    this.id = id;
    this.restoredOffset = restoredOffset;
    this.sealedThrough = sealedThrough;
    this.mergeOnSeal = mergeOnSeal;
    phase = (id * 0x9E3779B1) >>> 1;
  }

  ReentrantLock lock() {
    return lock;
  }

  int id() {
    return id;
  }

  boolean mergeOnSeal() {
    return mergeOnSeal;
  }

  long restoredOffset() {
    return restoredOffset;
  }

  void add(PointChunks point) {
    points.add(point);
  }

  List<PointChunks> points() {
    return points;
  }

  long memoryBytes() {
    long bytes = 0;
    for (PointChunks point : points) {
      bytes += point.memoryBytes();
    }
    return bytes;
  }

  /** Whether the samples of a group are here already, by the checkpoint that was restored. */
  boolean holds(long offset) {
    return offset <= restoredOffset;
  }

  boolean isSealed(int quarter) {
    return quarter <= sealedThrough;
  }

  /** Samples of a group came in. */
  void touch(long offset) {
    if (needFrom == CLEAN) {
      needFrom = offset;
    }
  }

  /** First group whose samples are not durable here, or {@link #CLEAN}. */
  long neededFrom() {
    return Math.min(needFrom, inFlightFrom);
  }

  /** The quarter that is due to be sealed at a time, or the one that is sealed already. */
  int sealDue(long logMillis) {
    return sealable(logMillis - phase % SEAL_SPREAD_MILLIS);
  }

  /** The quarter that may be sealed at a time, if others are, or the one that is already. */
  int sealable(long logMillis) {
    return Math.max(sealedThrough, Quarters.of(logMillis - GRACE_MILLIS) - 1);
  }

  int sealedThrough() {
    return sealedThrough;
  }

  List<SealedChunk> toSeal(int through) {
    List<SealedChunk> chunks = new ArrayList<>(points.size());
    for (PointChunks point : points) {
      point.seal(through, chunks);
    }
    return chunks;
  }

  void sealing(int through) {
    sealedThrough = through;
    saveWhole = true;
  }

  /** What {@link #toSeal} gave is not on its way. */
  void notSealing() {
    points.forEach(PointChunks::notHandedOver);
  }

  /** Chunks are on disk. */
  void sealed(List<SealedChunk> chunks) {
    each(chunks, PointChunks::sealed);
  }

  /** Chunks could not be written. */
  void dropped(List<SealedChunk> chunks) {
    each(chunks, PointChunks::dropped);
  }

  /** Those of {@link #toSeal} are in the order of the points, others are not. */
  private void each(List<SealedChunk> chunks, BiConsumer<PointChunks, SealedChunk> act) {
    Map<Integer, PointChunks> byPoint = Map.of();
    int at = 0;
    for (SealedChunk chunk : chunks) {
      while (at < points.size() && points.get(at).point() != chunk.point()) {
        at++;
      }
      if (at == points.size() && byPoint.isEmpty()) {
        byPoint = points.stream().collect(Collectors.toMap(PointChunks::point, one -> one));
      }
      PointChunks own = at < points.size() ? points.get(at) : byPoint.get(chunk.point());
      if (own != null) {
        act.accept(own, chunk);
      }
    }
  }

  boolean checkpointDue(long logMillis, long everyMillis) {
    if (nextCheckpointMillis == 0) {
      nextCheckpointMillis = logMillis - logMillis % everyMillis + checkpointPhase(everyMillis);
    }
    return logMillis >= nextCheckpointMillis;
  }

  private long checkpointPhase(long everyMillis) {
    return phase % COMPANIES * (everyMillis / COMPANIES);
  }

  /** Notes in a journal that the cell begins. */
  void note(OpenRecord.Writer out) {
    out.beginWhole(id, restoredOffset, sealedThrough);
    out.end();
  }

  /**
   * Writes the checkpoint after a group; then answer with {@link #checkpointed}.
   *
   * @return whether it holds all, and not what came since the one before
   */
  boolean checkpoint(long offset, long logMillis, long everyMillis, OpenRecord.Writer out) {
    nextCheckpointMillis =
        logMillis
            - Math.floorMod(logMillis - checkpointPhase(everyMillis), everyMillis)
            + everyMillis;
    inFlightFrom = Math.min(inFlightFrom, needFrom);
    needFrom = CLEAN;
    boolean whole = saveWhole;
    if (whole) {
      out.beginWhole(id, offset, sealedThrough);
    } else {
      out.beginAfter(id, offset, savedOffset, sealedThrough);
    }
    for (PointChunks point : points) {
      point.checkpoint(out, whole, sealedThrough);
    }
    out.end();
    saveWhole = false;
    savedOffset = offset;
    return whole;
  }

  /**
   * The checkpoint after a group is on disk, or it never will be and its groups are still needed.
   * Those of a newer one that is still on its way are needed until that is answered.
   */
  void checkpointed(long offset, boolean durable) {
    if (!durable) {
      needFrom = Math.min(needFrom, inFlightFrom);
      saveWhole = true;
    }
    if (offset == savedOffset) {
      inFlightFrom = CLEAN;
    }
  }
}
