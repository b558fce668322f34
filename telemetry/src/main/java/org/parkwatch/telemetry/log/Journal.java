package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segment files: opened after a crash, appended to, deleted when nobody needs them, and what
 * happens when the disk is full. Confined to the log's writer once it is started, but for the
 * volatile figures.
 */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

  private final Path folder;
  private final SampleLogOptions options;
  private final LogLock lock;
  private final @Nullable DamageBook damages;
  private final Reserve reserve;
  private final NavigableMap<Long, Path> segments;
  private final ByteWriter frame = new ByteWriter(1 << 20);
  private final Timings syncs = new Timings();

  private @Nullable SegmentWriter current;
  private long nextOffset;
  private long watermark;
  private long retryAt;
  private volatile LogState state = LogState.RUNNING;
  private final AtomicLong writtenBytes = new AtomicLong();
  private volatile long segmentBytes;
  private volatile int segmentCount;
  private long cutBytes;

  private Journal(Path folder, SampleLogOptions options, LogLock lock, @Nullable DamageBook damages)
      throws IOException {
    this.damages = damages;
    this.folder = folder;
    this.options = options;
    this.lock = lock;
    reserve = new Reserve(folder.resolve("reserve"), options.reserveBytes());
    segments = LogFolder.segments(folder);
  }

  /**
   * Opens or creates the log in a folder and cuts a torn end.
   *
   * @throws IOException if another process has it open, or it cannot be read
   */
  static Journal open(Path folder, SampleLogOptions options, @Nullable DamageBook damages)
      throws IOException {
    Files.createDirectories(folder);
    LogLock lock = new LogLock(folder);
    try {
      Journal journal = new Journal(folder, options, lock, damages);
      journal.recover();
      return journal;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void recover() throws IOException {
    nextOffset = 0;
    watermark = Watermarks.NONE;
    while (!segments.isEmpty()) {
      Map.Entry<Long, Path> last = segments.lastEntry();
      NewestSegment newest = NewestSegment.read(last.getValue(), this::damaged, damages);
      nextOffset = Math.max(nextOffset, Math.max(last.getKey(), newest.nextOffset()));
      cutBytes += newest.cutBytes();
      if (newest.soundBytes() > 0) {
        watermark = newest.watermark();
        current = new SegmentWriter(last.getValue(), newest.soundBytes());
        break;
      }
      // Begun, and the process was gone before its first group was there.
      Files.delete(last.getValue());
      segments.remove(last.getKey());
    }
    count();
    restoreReserve();
  }

  /** Takes note of a damaged place. Any thread. */
  void damaged(LogDamage place) {
    LOG.error("{}", place);
    if (damages != null) {
      damages.note(place.file(), DamageKind.LOG_PLACE, place.what());
    }
  }

  private void restoreReserve() {
    try {
      state = reserve.hold() ? LogState.RUNNING : LogState.ON_RESERVE;
    } catch (IOException e) {
      LOG.warn("sample log: cannot hold a reserve of {} bytes", options.reserveBytes(), e);
      state = LogState.ON_RESERVE;
    }
  }

  long nextOffset() {
    return nextOffset;
  }

  /** Goes on at a later offset, for a consumer that has seen groups which never became durable. */
  void skipTo(long offset) {
    nextOffset = Math.max(nextOffset, offset);
  }

  /** Newest watermark on disk, or {@link Watermarks#NONE}. */
  long watermark() {
    return watermark;
  }

  /**
   * Makes a group durable.
   *
   * @return false if the disk does not take it; the offset is used up all the same
   */
  boolean append(long committedAtMillis, long newWatermark, List<LogRecord> records) {
    long offset = nextOffset++;
    watermark = newWatermark;
    if (state == LogState.NOT_JOURNALLED && System.nanoTime() - retryAt < 0) {
      return false;
    }
    Frame.encode(offset, committedAtMillis, newWatermark, records, frame);
    if (write(offset)) {
      return true;
    }
    try {
      if (reserve.release()) {
        LOG.error("sample log: the disk is full, going on with the reserve");
        state = LogState.ON_RESERVE;
        if (write(offset)) {
          return true;
        }
      }
    } catch (IOException e) {
      LOG.error("sample log: cannot give up the reserve: {}", e.toString());
    }
    if (state != LogState.NOT_JOURNALLED) {
      LOG.error("sample log: nothing can be written, samples live in memory alone");
    }
    state = LogState.NOT_JOURNALLED;
    retryAt = System.nanoTime() + RETRY_NANOS;
    return false;
  }

  private boolean write(long offset) {
    try {
      SegmentWriter segment = current;
      if (segment != null && segment.bytes() >= options.segmentBytes()) {
        segment.close();
        segment = null;
      }
      if (segment == null) {
        Path file = LogFolder.segment(folder, offset);
        segment = new SegmentWriter(file, 0);
        segments.put(offset, file);
        segmentCount = segments.size();
      }
      current = segment;
      long before = System.nanoTime();
      segment.append(frame);
      syncs.add(System.nanoTime() - before);
      writtenBytes.addAndGet(frame.size());
      if (state == LogState.NOT_JOURNALLED) {
        LOG.warn("sample log: the disk takes groups again from offset {}", offset);
        state = LogState.ON_RESERVE;
      }
      return true;
    } catch (IOException e) {
      LOG.error("sample log: group {} could not be written: {}", offset, e.toString());
      abandon();
      return false;
    }
  }

  private void abandon() {
    SegmentWriter segment = current;
    current = null;
    if (segment == null) {
      return;
    }
    try {
      if (segment.bytes() == 0) {
        segments.pollLastEntry();
      }
      segment.abandon();
    } catch (IOException e) {
      LOG.error("sample log: cannot take back an unfinished group", e);
    }
  }

  /** Deletes segments that nobody needs or that pass the limits; takes the reserve back. */
  void tidy(long neededFrom, long nowMillis) {
    try {
      while (segments.size() > 1 && expendable(neededFrom, nowMillis)) {
        Map.Entry<Long, Path> oldest = segments.firstEntry();
        Files.deleteIfExists(oldest.getValue());
        segments.remove(oldest.getKey());
        count();
      }
      count();
      if (state == LogState.ON_RESERVE) {
        restoreReserve();
      }
    } catch (IOException e) {
      LOG.error("sample log: cannot tidy {}", folder, e);
    }
  }

  private boolean expendable(long neededFrom, long nowMillis) throws IOException {
    Map.Entry<Long, Path> oldest = segments.firstEntry();
    long next = segments.higherKey(oldest.getKey());
    if (next <= neededFrom) {
      return true;
    }
    boolean tooMuch = segmentBytes > options.maxBytes();
    long written = Files.getLastModifiedTime(oldest.getValue()).toMillis();
    boolean tooOld = nowMillis - written > options.maxAge().toMillis();
    if (tooMuch || tooOld) {
      LOG.error(
          "sample log: {} goes although a consumer needs offset {}: the log holds {} bytes",
          oldest.getValue(),
          neededFrom,
          segmentBytes);
    }
    return tooMuch || tooOld;
  }

  private void count() throws IOException {
    long total = 0;
    for (Path file : segments.values()) {
      total += Files.size(file);
    }
    segmentBytes = total;
    segmentCount = segments.size();
  }

  LogState state() {
    return state;
  }

  Timings syncs() {
    return syncs;
  }

  long writtenBytes() {
    return writtenBytes.get();
  }

  long segmentBytes() {
    return segmentBytes;
  }

  int segmentCount() {
    return segmentCount;
  }

  long cutBytes() {
    return cutBytes;
  }

  void close() throws IOException {
    state = LogState.CLOSED;
    try (lock) {
      if (current != null) {
        current.close();
      }
    }
  }
}
