package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes history to disk: seals, late samples and checkpoints, in the order in
 * which they were submitted. It watches free space and the size cap. Thread-safe.
 */
final class HistoryWriter {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
  private static final int JOBS = 1024;

  /** A write that has begun may go on so long when there is no more time. */
  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  private final ChunkStore store;
  private final Rollups rollups;
  private final ChunkRows rows;
  private final Retention retention;
  private final OpenJournal journal;
  private final HistoryCounts counts;
  private final DiskWatch disk;
  private final long tickNanos;
  private final BlockingQueue<HistoryJob> jobs = new ArrayBlockingQueue<>(JOBS);
  private final Thread thread = Thread.ofPlatform().name("history-writer").unstarted(this::run);

  /** Late samples that the engine has in memory only: to be written again if it is reopened. */
  private final List<SealedChunk> unflushed = new ArrayList<>();

  /** Something failed while closing: a checkpoint must not say that it is on disk. */
  private boolean givenUp;

  /** The last write failed on damaged files, and the engine was opened anew since. */
  private boolean damagedBefore;

  /** Damage that no file could be taken out for: it may stay though writes work again. */
  private final Set<String> met = new HashSet<>();

  private long tickedNanos = System.nanoTime();
  private volatile boolean closing;
  private volatile boolean outOfTime;
  private volatile long diskBytes;

  HistoryWriter(
      ChunkStore store,
      Rollups rollups,
      ChunkRows rows,
      Retention retention,
      OpenJournal journal,
      Path folder,
      HistoryOptions options,
      HistoryCounts counts,
      LongSupplier freeBytes,
      Duration tick) {
    this.store = store;
    this.rollups = rollups;
    this.rows = rows;
    this.retention = retention;
    this.journal = journal;
    this.counts = counts;
    disk = new DiskWatch(folder, options.floorBytes(), freeBytes);
    tickNanos = tick.toNanos();
  }

  /** Begins, after it has written chunks for which there is no room in memory. */
  void start(List<SealedChunk> overdue) throws IOException {
    try {
      rows.merge(overdue);
      store.flush();
    } catch (IOException e) {
      if (!EngineErrors.isDamage(e)) {
        throw e;
      }
      jobs.add(new HistoryJob.Late(overdue)); // the thread knows what to do about damaged files
    }
    tick();
    thread.start();
  }

  HistoryState state() {
    return disk.state();
  }

  int waiting() {
    return jobs.size();
  }

  long diskBytes() {
    return diskBytes;
  }

  boolean offer(HistoryJob job) {
    return jobs.offer(job);
  }

  /** Waits for room while history runs. */
  boolean submit(HistoryJob job) {
    try {
      while (!jobs.offer(job, 100, TimeUnit.MILLISECONDS)) {
        if (disk.state() != HistoryState.RUNNING) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Does what was submitted and ends, but after a time at the latest begins nothing more. What is
   * given up the sample log still has: no checkpoint says that it is on disk.
   */
  void close(Duration within) {
    closing = true;
    long end = System.nanoTime() + within.toNanos();
    try {
      boolean asked = jobs.offer(new HistoryJob.End(), within.toNanos(), TimeUnit.NANOSECONDS);
      Duration rest = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      if (!asked || !thread.join(rest)) {
        LOG.warn("history: {} writes are given up, the sample log has them", jobs.size());
        outOfTime = true;
        thread.interrupt();
        if (!thread.join(END_WITHIN)) {
          LOG.error("history: a write did not end within {}", END_WITHIN);
        }
      }
    } catch (InterruptedException e) {
      outOfTime = true;
      Thread.currentThread().interrupt();
    }
    disk.closed();
  }

  private void run() {
    try {
      while (!outOfTime) {
        boolean folding = rollups.pending();
        HistoryJob job = folding ? jobs.poll() : jobs.poll(tickNanos, TimeUnit.NANOSECONDS);
        if (job instanceof HistoryJob.End) {
          return;
        }
        if (job != null) {
          perform(job);
        } else if (folding) {
          fold();
        }
        if (System.nanoTime() - tickedNanos >= tickNanos) {
          tick();
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("history: the writer was interrupted with {} writes waiting", jobs.size());
    }
  }

  /** Folds some more; what fails is tried again. */
  private void fold() throws InterruptedException {
    try {
      rollups.fold();
    } catch (IOException | RuntimeException e) {
      counts.failures.increment();
      LOG.error("history: cannot fold roll-ups: {}", e.toString());
      Thread.sleep(Duration.ofNanos(tickNanos));
      recover(e);
    }
  }

  private void perform(HistoryJob job) throws InterruptedException {
    while (!givenUp && !outOfTime) {
      try {
        write(job);
        damagedBefore = false;
        return;
      } catch (IOException | RuntimeException e) {
        counts.failures.increment();
        LOG.error("history: cannot write: {}", e.toString());
        givenUp = closing;
        if (!givenUp) {
          disk.failed(e);
          Thread.sleep(Duration.ofNanos(tickNanos));
          recover(e);
        }
      }
    }
    job.answer(false);
  }

  /**
   * Reopens the engine, the way out of its errors; not on a disk that takes nothing, where reads
   * still work. A damaged file is taken out; what is damaged still after that is set aside.
   */
  private void recover(Exception error) {
    tick();
    if (disk.isBelowFloor() || !disk.takesFiles()) {
      return;
    }
    boolean damaged = EngineErrors.isDamage(error);
    String message = String.valueOf(error.getMessage());
    try {
      boolean confined = damaged && store.setFileAside(message);
      boolean stuck = damaged && !confined && (!met.add(message) || damagedBefore);
      store.reopen(stuck ? message : null);
      damagedBefore = damaged && !confined && !stuck;
      rows.merge(unflushed);
      disk.works();
    } catch (IOException e) {
      LOG.error("history: {}", e.toString());
    }
  }

  private void write(HistoryJob job) throws IOException {
    switch (job) {
      case HistoryJob.Seal seal -> {
        seal(seal);
        job.answer(true);
      }
      case HistoryJob.Late late -> {
        rows.merge(late.samples());
        unflushed.addAll(late.samples());
        job.answer(true);
      }
      case HistoryJob.Save save -> {
        if (!unflushed.isEmpty()) {
          flush();
        }
        journal.append(save.records(), save.whole(), save.quarter());
        job.answer(true);
      }
      case HistoryJob.Fold fold -> rollups.due(fold.hour());
      case HistoryJob.End _ -> {}
    }
  }

  private void flush() throws IOException {
    store.flush();
    unflushed.clear();
  }

  private void seal(HistoryJob.Seal seal) throws IOException {
    for (HistoryJob.OfCell each : seal.cells()) {
      if (each.cell().mergeOnSeal()) {
        rows.merge(each.chunks());
      } else {
        rows.write(each.chunks());
      }
      counts.sealedChunks.add(each.chunks().size());
      for (SealedChunk chunk : each.chunks()) {
        counts.sealedBytes.add(chunk.bytes().length);
      }
    }
    flush();
  }

  private void tick() {
    tickedNanos = System.nanoTime();
    try {
      look();
    } catch (IOException e) {
      counts.failures.increment();
      LOG.error("history: {}", e.toString());
      confine(e);
    }
  }

  /** What was met while old days went: one damaged file goes with them, or they never would. */
  private void confine(IOException error) {
    try {
      if (EngineErrors.isDamage(error) && store.setFileAside(String.valueOf(error.getMessage()))) {
        store.reopen(null);
        rows.merge(unflushed);
      }
    } catch (IOException e) {
      LOG.error("history: {}", e.toString());
    }
  }

  /** Free space, then what may go. */
  private void look() throws IOException {
    disk.lookAtSpace();
    diskBytes = store.space().bytes();
    counts.deletedDays.add(retention.shorten());
    diskBytes = store.space().bytes();
    disk.atCap(retention.isAtCap());
  }
}
