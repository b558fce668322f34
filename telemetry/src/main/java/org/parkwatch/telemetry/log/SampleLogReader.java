package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log on disk without changing it, from this process or another while the server runs.
 * Groups come in order and once. It may show a group a moment before it is acknowledged. Confined
 * to one thread.
 */
public final class SampleLogReader implements AutoCloseable {
  private final Path folder;
  private final Consumer<LogDamage> damage;
  private long nextOffset;
  private @Nullable SegmentReader segment;
  private @Nullable Frame held;

  /**
   * @param fromOffset first group wanted; if it is gone already, reading begins at the oldest
   * @param damage told of every damaged place that is passed over
   */
  public SampleLogReader(Path folder, long fromOffset, Consumer<LogDamage> damage) {
    this.folder = folder;
    this.damage = damage;
    nextOffset = fromOffset;
  }

  /** Offset that the next group has at least. */
  public long nextOffset() {
    return nextOffset;
  }

  /**
   * The next group, null if there is none yet: ask again later.
   *
   * @throws IOException if the files cannot be read
   */
  public @Nullable LogGroup poll() throws IOException {
    return poll(Long.MAX_VALUE);
  }

  /** As {@link #poll()}, but none beyond an offset: what is on disk may not be acknowledged yet. */
  @Nullable LogGroup poll(long upTo) throws IOException {
    while (true) {
      Frame frame = held == null ? nextFrame() : held;
      held = null;
      if (frame == null) {
        return null;
      }
      if (frame.offset() > upTo) {
        held = frame;
        return null;
      }
      if (frame.offset() >= nextOffset) {
        nextOffset = frame.offset() + 1;
        return frame.group();
      }
    }
  }

  private @Nullable Frame nextFrame() throws IOException {
    while (true) {
      SegmentReader current = segment;
      if (current == null) {
        current = openFirst();
        if (current == null) {
          return null;
        }
        segment = current;
      }
      Frame frame = current.next();
      if (frame != null) {
        return frame;
      }
      Path successor = successor(current.file());
      if (successor == null) {
        return null;
      }
      // Once there is a successor the end is final; a frame may have come before we asked for it.
      frame = current.next();
      if (frame != null) {
        return frame;
      }
      if (current.unread() > 0) {
        long end = current.position() + current.unread();
        damage.accept(
            new LogDamage(current.file(), current.position(), end, current.lastMillis(), -1));
      }
      current.close();
      segment = new SegmentReader(successor, damage);
    }
  }

  private @Nullable SegmentReader openFirst() throws IOException {
    NavigableMap<Long, Path> segments = LogFolder.segments(folder);
    Map.Entry<Long, Path> entry = segments.floorEntry(nextOffset);
    if (entry == null) {
      entry = segments.firstEntry();
    }
    return entry == null ? null : new SegmentReader(entry.getValue(), damage);
  }

  private @Nullable Path successor(Path file) throws IOException {
    for (Path candidate : LogFolder.segments(folder).values()) {
      if (candidate.compareTo(file) > 0) {
        return candidate;
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (segment != null) {
      segment.close();
      segment = null;
    }
  }
}
