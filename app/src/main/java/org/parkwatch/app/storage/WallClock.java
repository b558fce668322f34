package org.parkwatch.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the server reads the wall clock. A file may hold an offset in milliseconds
 * that is added, read again whenever it changes: that is how the kill test steps the clock by an
 * hour without touching the machine's. Thread-safe.
 */
public final class WallClock implements InstantSource {
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(100).toNanos();

  private final @Nullable Path offsetFile;
  private volatile long offsetMillis;
  private volatile long lookedAtNanos;

  /** The machine's own time. */
  public static WallClock ofMachine() {
    return new WallClock(null);
  }

  /**
   * @param offsetFile null for the machine's own time
   */
  WallClock(@Nullable Path offsetFile) {
    this.offsetFile = offsetFile;
    look();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    if (offsetFile != null && System.nanoTime() - lookedAtNanos > LOOK_EVERY_NANOS) {
      look();
    }
    return System.currentTimeMillis() + offsetMillis;
  }

  private void look() {
    lookedAtNanos = System.nanoTime();
    if (offsetFile == null) {
      return;
    }
    try {
      offsetMillis =
          Files.exists(offsetFile) ? Long.parseLong(Files.readString(offsetFile).strip()) : 0;
    } catch (IOException | NumberFormatException e) {
      throw new IllegalStateException(
          "clock offset file " + offsetFile + " must hold milliseconds as one whole number", e);
    }
  }
}
