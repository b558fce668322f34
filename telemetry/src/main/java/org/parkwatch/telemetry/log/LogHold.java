package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * No segment goes while it is open, whatever the limits of the log: for a copy of the consumers'
 * folders and then of the log, which must bring them on from where they were copied. Thread-safe.
 */
public final class LogHold implements AutoCloseable {
  private final Path folder;
  private final long from;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  LogHold(Path folder, long from, Runnable release) {
    this.folder = folder;
    this.from = from;
    this.release = release;
  }

  /** First offset that a consumer needed when this began. */
  public long from() {
    return from;
  }

  /**
   * The segments that hold all groups from {@link #from} on, oldest first. The newest one grows: a
   * copy of it may end in a torn group.
   */
  public List<Path> segments() throws IOException {
    NavigableMap<Long, Path> all = LogFolder.segments(folder);
    Map.Entry<Long, Path> first = all.floorEntry(from);
    return List.copyOf((first == null ? all : all.tailMap(first.getKey(), true)).values());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
