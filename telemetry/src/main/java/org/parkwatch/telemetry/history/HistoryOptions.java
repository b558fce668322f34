package org.parkwatch.telemetry.history;

import java.time.Duration;

/**
 * How history is bounded. Immutable.
 *
 * @param maxBytes on disk; beyond it the oldest goes
 * @param floorBytes of free disk space; below it history stops, above a quarter more it goes on
 * @param checkpointEvery how much of the log is replayed at most after a crash, by the log's time
 * @param cacheBytes for blocks read from disk, {@code bufferBytes} for chunks not yet on disk (two
 *     such buffers)
 * @param keep how long, if {@code maxBytes} allows
 * @param byException which samples are not kept at all
 */
public record HistoryOptions(
    long maxBytes,
    long floorBytes,
    Duration checkpointEvery,
    long cacheBytes,
    long bufferBytes,
    HistoryKeep keep,
    ByException byException) {
  private static final long MIB = 1L << 20;

  public HistoryOptions {
    if (maxBytes <= 0 || floorBytes < 0 || cacheBytes <= 0 || bufferBytes <= 0) {
      throw new IllegalArgumentException("history needs positive bounds");
    }
    if (!checkpointEvery.isPositive()) {
      throw new IllegalArgumentException("checkpointEvery must be positive");
    }
  }

  /** As above, and every sample is kept. */
  public HistoryOptions(
      long maxBytes,
      long floorBytes,
      Duration checkpointEvery,
      long cacheBytes,
      long bufferBytes,
      HistoryKeep keep) {
    this(maxBytes, floorBytes, checkpointEvery, cacheBytes, bufferBytes, keep, ByException.OFF);
  }

  /** 20 GiB on disk, 2 GiB of it left free, a checkpoint a minute, 32 MiB cache, 8 MiB buffers. */
  public static HistoryOptions defaults() {
    return new HistoryOptions(
        20_480 * MIB, 2048 * MIB, Duration.ofMinutes(1), 32 * MIB, 8 * MIB, HistoryKeep.defaults());
  }

  HistoryOptions withMaxBytes(long bytes) {
    return new HistoryOptions(
        bytes, floorBytes, checkpointEvery, cacheBytes, bufferBytes, keep, byException);
  }

  HistoryOptions withKeep(HistoryKeep other) {
    return new HistoryOptions(
        maxBytes, floorBytes, checkpointEvery, cacheBytes, bufferBytes, other, byException);
  }

  HistoryOptions withByException(ByException other) {
    return new HistoryOptions(
        maxBytes, floorBytes, checkpointEvery, cacheBytes, bufferBytes, keep, other);
  }
}
