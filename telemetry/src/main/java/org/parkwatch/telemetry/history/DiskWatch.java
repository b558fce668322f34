package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk lets history be written, and the state that follows. Confined to the history
 * writer's thread, but for the state.
 */
final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  private final Path folder;
  private final long floorBytes;
  private final LongSupplier freeBytes;
  private boolean belowFloor;
  private boolean atCap;

  /** What a failed write came to, until the engine is open again. */
  private @Nullable HistoryState failing;

  private volatile HistoryState state = HistoryState.RUNNING;

  /**
   * @param folder on the disk
   * @param floorBytes to be left free
   */
  DiskWatch(Path folder, long floorBytes, LongSupplier freeBytes) {
    this.folder = folder;
    this.floorBytes = floorBytes;
    this.freeBytes = freeBytes;
  }

  HistoryState state() {
    return state;
  }

  boolean isBelowFloor() {
    return belowFloor;
  }

  /** Asks for the free space, with some hysteresis. */
  void lookAtSpace() {
    belowFloor = freeBytes.getAsLong() < (belowFloor ? floorBytes + floorBytes / 4 : floorBytes);
    settle();
  }

  /** Whether history is at its size and nothing more may go. */
  void atCap(boolean isAtCap) {
    atCap = isAtCap;
    settle();
  }

  /** A write failed. */
  void failed(Exception error) {
    failing =
        EngineErrors.isFull(error)
            ? HistoryState.STOPPED_DISK_FULL
            : HistoryState.STOPPED_DISK_UNWRITABLE;
    settle();
  }

  /** The engine is open again. */
  void works() {
    failing = null;
    settle();
  }

  /** Tries: a disk that the kernel gave up still calls itself writable. */
  boolean takesFiles() {
    Path probe = folder.resolve("probe");
    try {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
      Files.delete(probe);
      return true;
    } catch (IOException e) {
      LOG.error("history: the disk takes no files: {}", e.toString());
      return false;
    }
  }

  private void settle() {
    HistoryState next =
        belowFloor
            ? HistoryState.STOPPED_DISK_FULL
            : failing != null
                ? failing
                : atCap ? HistoryState.STOPPED_AT_CAP : HistoryState.RUNNING;
    if (next != state) {
      LOG.warn("history: {} after {}", next, state);
      state = next;
    }
  }

  /** For good. */
  void closed() {
    state = HistoryState.CLOSED;
  }
}
