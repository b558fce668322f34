package org.parkwatch.telemetry.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Where samples and commands wait for the next group. Thread-safe. Holds four groups at most: then
 * appending waits until the disk has taken one.
 */
final class Intake {
  private static final int GROUPS_WAITING = 4;

  /** Commands wait a tenth of the group interval: a person waits for them. */
  private static final int COMMAND_HURRY = 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final long intervalNanos;
  private final int groupSamples;

  private List<LogRecord> records = new ArrayList<>();
  private List<CompletableFuture<Long>> futures = new ArrayList<>();
  private @Nullable SampleBatch open;
  private int samples;
  private int lastSamples;
  private long firstNanos;
  private long takenNanos = System.nanoTime();
  private boolean closed;
  private long refused;

  /**
   * What goes into a group.
   *
   * @param futures of the commands among the records
   * @param firstNanos {@link System#nanoTime()} when the oldest record came
   * @param last true when nothing comes after it
   */
  record Taken(
      List<LogRecord> records,
      List<CompletableFuture<Long>> futures,
      int samples,
      long firstNanos,
      boolean last) {}

  Intake(SampleLogOptions options) {
    intervalNanos = options.groupInterval().toNanos();
    groupSamples = options.groupSamples();
  }

  void add(SampleBatch batch) {
    if (batch.size() == 0) {
      return;
    }
    lock.lock();
    try {
      while (!closed && samples > 0 && samples + batch.size() > groupSamples * GROUPS_WAITING) {
        room.await();
      }
      if (closed) {
        refused += batch.size();
        return;
      }
      began();
      SampleBatch into = open;
      if (into == null) {
        into = new SampleBatch(Math.max(lastSamples + (lastSamples >> 2), batch.size()));
        open = into;
        records.add(new LogRecord.Samples(into));
      }
      into.addAll(batch);
      samples += batch.size();
      if (samples >= groupSamples) {
        due.signal();
      }
    } catch (InterruptedException e) {
      refused += batch.size();
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<Long> add(LogRecord.Command command) {
    CompletableFuture<Long> future = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        future.completeExceptionally(new IllegalStateException("the sample log is closed"));
        return future;
      }
      began();
      records.add(command);
      futures.add(future);
      open = null;
      due.signal();
    } finally {
      lock.unlock();
    }
    return future;
  }

  private void began() {
    if (records.isEmpty()) {
      firstNanos = System.nanoTime();
    }
  }

  /** Waits until a group is due; it may be empty, for the watermark's sake. */
  Taken take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && samples < groupSamples) {
        long wait = futures.isEmpty() ? intervalNanos : intervalNanos / COMMAND_HURRY;
        long rest = wait - (System.nanoTime() - takenNanos);
        if (rest <= 0) {
          break;
        }
        due.await(rest, TimeUnit.NANOSECONDS);
      }
      takenNanos = System.nanoTime();
      Taken taken = new Taken(records, futures, samples, firstNanos, closed);
      lastSamples = samples;
      records = new ArrayList<>();
      futures = new ArrayList<>();
      open = null;
      samples = 0;
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is taken any more; what waits still goes into the last group. */
  void close() {
    lock.lock();
    try {
      closed = true;
      due.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }
}
