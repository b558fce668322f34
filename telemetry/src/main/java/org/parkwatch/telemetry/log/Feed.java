package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings groups to one consumer on a thread of its own: from memory while it keeps up, from disk
 * when it lags, and back. Thread-safe.
 */
final class Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final LogConsumer consumer;
  private final Path folder;
  private final int queueSamples;
  private final Consumer<LogDamage> damaged;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();

  // guarded by lock
  private final ArrayDeque<LogGroup> queue = new ArrayDeque<>();
  private int queued;
  private boolean fromDisk;
  private boolean closing;
  private long committed;

  // written by the consumer's thread alone
  private volatile long next;
  private volatile long resumeFrom;
  private final AtomicLong missed = new AtomicLong();
  private volatile boolean failed;
  private long askedNanos;

  /**
   * @param next offset the consumer wants first
   * @param damaged told of every damaged place that is passed over
   * @param committed newest offset on disk
   */
  Feed(
      LogConsumer consumer,
      Path folder,
      int queueSamples,
      Consumer<LogDamage> damaged,
      long next,
      long committed) {
    this.consumer = consumer;
    this.folder = folder;
    this.queueSamples = queueSamples;
    this.damaged = damaged;
    this.next = next;
    this.committed = committed;
    resumeFrom = next;
    fromDisk = next <= committed;
    thread = Thread.ofPlatform().name("log-" + consumer.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Tells of a new group; never waits. */
  void offer(LogGroup group) {
    lock.lock();
    try {
      committed = group.offset();
      if (failed) {
        return;
      }
      int size = rows(group);
      if (!fromDisk && queued > 0 && queued + size > queueSamples) {
        fromDisk = true;
        LOG.warn("log consumer {} lags, it reads from disk", consumer.name());
      }
      if (!fromDisk) {
        queue.add(group);
        queued += size;
      }
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends after everything committed so far is delivered; a lagging consumer ends at once. */
  void close() {
    lock.lock();
    try {
      closing = true;
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  void join(Duration atMost) throws InterruptedException {
    if (!thread.join(atMost)) {
      LOG.error("log consumer {} did not end within {}", consumer.name(), atMost);
    }
  }

  private void run() {
    try {
      for (LogGroup group = fromMemory(); ; group = fromMemory()) {
        if (group != null) {
          deliver(group);
        } else if (readsDisk()) {
          catchUp();
        } else {
          return;
        }
      }
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      failed = true;
      LOG.error(
          "log consumer {} failed at offset {} and gets nothing more", consumer.name(), next, e);
      lock.lock();
      try {
        queue.clear();
        queued = 0;
      } finally {
        lock.unlock();
      }
    }
  }

  /** The next group in memory; null when the disk is to be read or all is over. */
  private @Nullable LogGroup fromMemory() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !fromDisk && !closing) {
        more.await();
      }
      LogGroup group = queue.poll();
      if (group != null) {
        queued -= rows(group);
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  private boolean readsDisk() {
    lock.lock();
    try {
      return fromDisk && !closing;
    } finally {
      lock.unlock();
    }
  }

  private void catchUp() throws IOException {
    try (SampleLogReader reader = new SampleLogReader(folder, next, damaged)) {
      while (readsDisk()) {
        long upTo = committed();
        LogGroup group = reader.poll(upTo);
        if (group != null) {
          deliver(group);
        } else if (caughtUp(upTo)) {
          return;
        }
      }
    }
  }

  /**
   * Ends reading from disk if nothing came meanwhile. What was committed and is not on disk was
   * never durable, or is damaged: it is missed.
   */
  private boolean caughtUp(long readUpTo) {
    lock.lock();
    try {
      if (committed > readUpTo) {
        return false;
      }
      missed.addAndGet(Math.max(0, committed + 1 - next));
      next = Math.max(next, committed + 1);
      fromDisk = false;
      LOG.info("log consumer {} has caught up at offset {}", consumer.name(), next);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private long committed() {
    lock.lock();
    try {
      return committed;
    } finally {
      lock.unlock();
    }
  }

  private void deliver(LogGroup group) {
    if (group.offset() < next) {
      return;
    }
    missed.addAndGet(group.offset() - next);
    consumer.accept(group);
    next = group.offset() + 1;
    long now = System.nanoTime();
    if (now - askedNanos > ASK_EVERY_NANOS) {
      askedNanos = now;
      resumeFrom = consumer.resumeFrom();
    }
  }

  private static int rows(LogGroup group) {
    int rows = 1;
    for (LogRecord record : group.records()) {
      rows +=
          switch (record) {
            case LogRecord.Samples(var batch) -> batch.size();
            case LogRecord.Watermark _ -> 0;
            case LogRecord.Command(String topic, byte[] payload) -> topic.length() + payload.length;
          };
    }
    return rows;
  }

  /** First offset this consumer still needs. */
  long resumeFrom() {
    return resumeFrom;
  }

  LogFigures.ConsumerFigures figures() {
    lock.lock();
    try {
      return new LogFigures.ConsumerFigures(
          consumer.name(), Math.max(0, committed + 1 - next), fromDisk, failed, missed.get());
    } finally {
      lock.unlock();
    }
  }
}
