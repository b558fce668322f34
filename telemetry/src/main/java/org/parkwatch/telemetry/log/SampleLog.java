package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one order in which samples, watermarks and commands happened. One thread writes groups to
 * segment files, waits until they are durable and hands them to the consumers, each of which has a
 * thread and a queue of its own. Thread-safe.
 *
 * <p>At its limits: with four groups waiting for the disk, {@link #append} waits. A consumer whose
 * queue is full reads from disk. A log beyond {@code maxBytes} or {@code maxAge} drops its oldest
 * segment, and a consumer that still needed it misses those groups, counted: alarms never wait for
 * a slow reader. A full disk is a {@link LogState}.
 */
public final class SampleLog implements SampleSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleLog.class);
  private static final long TIDY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration END_WITHIN = Duration.ofSeconds(20);

  private final Path folder;
  private final SampleLogOptions options;
  private final InstantSource wall;
  private final LogClock clock;
  private final Journal journal;
  private final Intake intake;
  private final Watermarks watermarks;
  private final List<Feed> feeds = new ArrayList<>();
  private final List<LogConsumer> consumers = new ArrayList<>();
  private final Thread writer;
  private final Timings commits = new Timings();
  private final AtomicLong groups = new AtomicLong();
  private final AtomicLong samples = new AtomicLong();
  private final AtomicLong commands = new AtomicLong();
  private final AtomicLong notJournalled = new AtomicLong();
  private final AtomicLong damages = new AtomicLong();
  private volatile long lastOffset;
  private boolean started;
  private long tidiedNanos = System.nanoTime();
  private int tidiedSegments;

  /** Held while segments are deleted, so that none goes that a copy was promised. */
  private final Object tidying = new Object();

  private int holds;

  private SampleLog(Path folder, SampleLogOptions options, InstantSource wall, Journal journal) {
    this.folder = folder;
    this.options = options;
    this.wall = wall;
    this.journal = journal;
    long gapMillis = options.gap().toMillis();
    clock = new LogClock(wall, journal.watermark(), gapMillis);
    intake = new Intake(options);
    watermarks = new Watermarks(clock, gapMillis, journal.watermark());
    lastOffset = journal.nextOffset() - 1;
    writer = Thread.ofPlatform().name("log-writer").unstarted(this::write);
  }

  /**
   * Opens or creates the log in a folder; a torn end, left by a crash, is cut.
   *
   * @param wall the wall clock; it may step
   * @throws IOException if the folder cannot be read or the log is open already, here or in another
   *     process
   */
  public static SampleLog open(Path folder, SampleLogOptions options, InstantSource wall)
      throws IOException {
    return new SampleLog(folder, options, wall, Journal.open(folder, options, null));
  }

  /** As above; places that are damaged are noted. */
  public static SampleLog open(
      Path folder, SampleLogOptions options, InstantSource wall, DamageBook damages)
      throws IOException {
    return new SampleLog(folder, options, wall, Journal.open(folder, options, damages));
  }

  /** Adds a consumer, before {@link #start}. It first gets what it has not yet made durable. */
  public synchronized void consume(LogConsumer consumer) {
    if (started) {
      throw new IllegalStateException(
          "consumer " + consumer.name() + " comes after the log was started");
    }
    consumers.add(consumer);
  }

  /** Begins to write and to deliver. */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("the sample log is started already");
    }
    started = true;
    long committed = lastOffset;
    for (LogConsumer consumer : consumers) {
      long from = Math.max(0, consumer.resumeFrom());
      journal.skipTo(from);
      feeds.add(new Feed(consumer, folder, options.queueSamples(), this::damaged, from, committed));
    }
    lastOffset = journal.nextOffset() - 1;
    feeds.forEach(Feed::start);
    writer.start();
  }

  /**
   * The log's time: the wall clock, but never going back. Collectors stamp samples with it, so that
   * samples and watermarks agree whatever the wall clock does. Thread-safe.
   */
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void append(SampleBatch batch) {
    intake.add(batch);
  }

  @Override
  public CompletableFuture<Long> command(LogRecord.Command command) {
    return intake.add(command);
  }

  private void write() {
    try {
      while (true) {
        Intake.Taken taken = intake.take();
        List<LogRecord> records = watermarks.among(taken.records());
        if (!records.isEmpty()) {
          commit(records, taken);
        }
        if (taken.last()) {
          return;
        }
        tidy();
      }
    } catch (InterruptedException e) {
      LOG.error("the log's writer was interrupted; nobody should", e);
    } finally {
      intake.close();
    }
  }

  private void commit(List<LogRecord> records, Intake.Taken taken) {
    long now = wall.millis();
    long offset = journal.nextOffset();
    boolean durable = journal.append(now, watermarks.last(), records);
    LogGroup group;
    if (durable) {
      group = new LogGroup(offset, now, records);
      commands.addAndGet(taken.futures().size());
    } else {
      group = new LogGroup(offset, now, withoutCommands(records), false);
      notJournalled.incrementAndGet();
    }
    groups.incrementAndGet();
    samples.addAndGet(taken.samples());
    if (!taken.records().isEmpty()) {
      commits.add(System.nanoTime() - taken.firstNanos());
    }
    lastOffset = offset;
    for (Feed feed : feeds) {
      feed.offer(group);
    }
    answer(taken.futures(), offset, durable);
  }

  private static List<LogRecord> withoutCommands(List<LogRecord> records) {
    return records.stream().filter(record -> !(record instanceof LogRecord.Command)).toList();
  }

  /** Answers on another thread: what hangs on the futures must not hold up the log. */
  private static void answer(List<CompletableFuture<Long>> futures, long offset, boolean durable) {
    if (futures.isEmpty()) {
      return;
    }
    Thread.startVirtualThread(() -> {
      for (CompletableFuture<Long> future : futures) {
        if (durable) {
          future.complete(offset);
        } else {
          future.completeExceptionally(
              new IOException("the sample log cannot be written: the disk takes nothing"));
        }
      }
    });
  }

  private void tidy() {
    long now = System.nanoTime();
    int segments = journal.segmentCount();
    if (now - tidiedNanos < TIDY_EVERY_NANOS && segments == tidiedSegments) {
      return;
    }
    tidiedNanos = now;
    synchronized (tidying) {
      if (holds == 0) {
        journal.tidy(neededFrom(), wall.millis());
      }
    }
    tidiedSegments = journal.segmentCount();
  }

  private void damaged(LogDamage place) {
    damages.incrementAndGet();
    journal.damaged(place);
  }

  private long neededFrom() {
    long needed = lastOffset + 1;
    for (Feed feed : feeds) {
      needed = Math.min(needed, feed.resumeFrom());
    }
    return needed;
  }

  /** Keeps every segment until what is returned is closed. Thread-safe. */
  public LogHold hold() {
    synchronized (tidying) {
      holds++;
      return new LogHold(folder, neededFrom(), this::release);
    }
  }

  private void release() {
    synchronized (tidying) {
      holds--;
    }
  }

  /** How the log is. Thread-safe. */
  public LogFigures figures() {
    return new LogFigures(
        journal.state(),
        lastOffset,
        groups.get(),
        samples.get(),
        commands.get(),
        journal.writtenBytes(),
        journal.segmentCount(),
        journal.segmentBytes(),
        journal.syncs().millis(0.99),
        journal.syncs().millis(1),
        commits.millis(0.99),
        commits.millis(1),
        intake.refused(),
        notJournalled.get(),
        damages.get(),
        journal.cutBytes(),
        clock.aheadMillis(),
        feeds.stream().map(Feed::figures).toList());
  }

  /**
   * Writes what waits, delivers it to consumers that keep up, and closes the files. What comes
   * later is refused.
   */
  @Override
  public synchronized void close() throws IOException {
    intake.close();
    try {
      if (started) {
        writer.join(END_WITHIN);
        feeds.forEach(Feed::close);
        for (Feed feed : feeds) {
          feed.join(END_WITHIN);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      journal.close();
    }
  }
}
