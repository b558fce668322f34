package org.parkwatch.telemetry.derive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes derived points from the samples of the log and gives them back to it, ten seconds apart,
 * each cell at its own second, stamped with it. A function of state and log: killed at any moment,
 * it computes the same again. {@link #accept} is confined to the log's thread for this consumer;
 * the rest is thread-safe.
 *
 * <p>After a gap in the log's time nothing is computed until the devices have had a round to
 * answer, or sums would dip.
 */
public final class DeriveEngine implements LogConsumer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeriveEngine.class);
  private static final long CHECKPOINT_MILLIS = 30_000;

  /** A round of polls and the delay of its slowest answers. */
  private static final long SETTLE_MILLIS = 15_000;

  private final Path file;
  private final SampleSink sink;
  private final long replayUntil;
  private final AtomicReference<@Nullable DerivePlan> wanted = new AtomicReference<>();
  private DeriveState state;
  private Calculator calculator;
  private @Nullable Replayed replayed;
  private long next;
  private long settleMillis;
  private long savedAtMillis;
  private long emitted;
  private long withheld;
  private long computingNanos;
  private final AtomicLong failedCheckpoints = new AtomicLong();
  private volatile long durableNext;
  private volatile DeriveFigures figures;
  private volatile Thread saving = Thread.ofVirtual().unstarted(() -> {});

  private DeriveEngine(Path file, SampleSink sink, long replayUntil, DeriveCheckpoint saved) {
    this.file = file;
    this.sink = sink;
    this.replayUntil = replayUntil;
    state = saved.state();
    calculator = new Calculator(state);
    next = saved.next();
    durableNext = next;
    settleMillis = saved.settleMillis();
    savedAtMillis = saved.now();
    replayed = new Replayed(state.plan.cells.length);
    figures = new DeriveFigures(state.plan.size(), state.plan.inputPoints(), 0, 0, 0, 0);
  }

  /**
   * Opens the engine with its checkpoint; without a sound one it starts anew with what the log has,
   * and counters begin at 0.
   *
   * @param folder of the checkpoint
   * @param sink takes what is computed
   * @param replayUntil newest offset of the log as it is opened: derived samples up to there are in
   *     it already
   * @throws IOException if the folder cannot be used
   */
  public static DeriveEngine open(Path folder, DerivePlan plan, SampleSink sink, long replayUntil)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("derived");
    DeriveCheckpoint saved = new DeriveCheckpoint(0, 0, 0, new DeriveState(plan));
    if (Files.exists(file)) {
      try {
        saved = DeriveCheckpoint.read(file, plan);
      } catch (IOException e) {
        LOG.error("derive: the checkpoint is lost, counters begin anew", e);
      }
    }
    return new DeriveEngine(file, sink, replayUntil, saved);
  }

  /** Puts another plan in force with the next group; what both know goes on. */
  public void reload(DerivePlan plan) {
    wanted.set(plan);
  }

  public DeriveFigures figures() {
    return figures;
  }

  @Override
  public String name() {
    return "derive";
  }

  @Override
  public long resumeFrom() {
    return durableNext;
  }

  @Override
  public void accept(LogGroup group) {
    if (group.offset() < next) {
      return;
    }
    swapIfWanted();
    endReplay(group);
    for (LogRecord record : group.records()) {
      switch (record) {
        case LogRecord.Samples(SampleBatch batch) -> take(batch);
        case LogRecord.Watermark(long millis, boolean afterGap) -> tick(millis, afterGap);
        case LogRecord.Command _ -> {}
      }
    }
    next = group.offset() + 1;
    checkpointIfDue();
  }

  private void swapIfWanted() {
    DerivePlan plan = wanted.getAndSet(null);
    if (plan != null) {
      state = state.in(plan);
      calculator = new Calculator(state);
      if (replayed != null) {
        replayed = new Replayed(plan.cells.length);
      }
      savedAtMillis = 0; // a replay should not cross the change
    }
  }

  private void endReplay(LogGroup group) {
    Replayed before = replayed;
    if (before != null && group.offset() > replayUntil) {
      before.drain(newest(group), this::emit);
      withheld = before.withheld();
      replayed = null;
    }
  }

  private long newest(LogGroup group) {
    long newest = state.now;
    for (LogRecord record : group.records()) {
      if (record instanceof LogRecord.Watermark mark) {
        newest = Math.max(newest, mark.millis());
      }
    }
    return newest;
  }

  private void take(SampleBatch batch) {
    state.take(batch);
    Replayed replay = replayed;
    if (replay != null) {
      for (int row = 0; row < batch.size(); row++) {
        int cell = state.plan.cellOf(batch.point(row));
        if (cell >= 0) {
          replay.seen(cell, batch.millis(row));
        }
      }
    }
  }

  private void tick(long millis, boolean afterGap) {
    long before = state.now;
    state.now = Math.max(before, millis);
    if (afterGap || before == 0) {
      settleMillis = millis + SETTLE_MILLIS;
    }
    long start = System.nanoTime();
    DerivePlan plan = state.plan;
    for (int cell = 0; cell < plan.cells.length; cell++) {
      long due = plan.dueAt(cell, millis);
      long interval = Math.floorDiv(due, DerivePlan.INTERVAL_MILLIS) * DerivePlan.INTERVAL_MILLIS;
      if (due > before && interval >= settleMillis) {
        compute(cell, due);
      }
    }
    computingNanos += System.nanoTime() - start;
    figures =
        new DeriveFigures(
            plan.size(),
            plan.inputPoints(),
            emitted,
            withheld,
            computingNanos,
            failedCheckpoints.get());
  }

  private void compute(int cell, long millis) {
    DerivePlan plan = state.plan;
    int from = plan.firstOfCell[cell];
    int to = plan.firstOfCell[cell + 1];
    calculator.compute(from, to);
    SampleBatch batch = new SampleBatch(to - from);
    for (int f = from; f < to; f++) {
      if (plan.output[f] >= 0) {
        byte quality = state.quality[f];
        boolean usable = Quality.usable(quality);
        double value = usable ? rounded(state.value[f], plan.decimals[f]) : Double.NaN;
        batch.add(plan.output[f], millis, value, quality);
      }
    }
    Replayed replay = replayed;
    if (replay == null) {
      emit(batch);
    } else {
      replay.computed(cell, millis, batch);
    }
  }

  private void emit(SampleBatch batch) {
    emitted += batch.size();
    sink.append(batch);
  }

  /** Rounded as a decimal number, so that history can keep it as one. */
  private static double rounded(double value, int decimals) {
    double scale = SCALES[decimals];
    double scaled = value * scale;
    return Math.abs(scaled) < 1e15 ? Math.rint(scaled) / scale + 0.0 : value;
  }

  private static final double[] SCALES = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  private void checkpointIfDue() {
    if (state.now - savedAtMillis >= CHECKPOINT_MILLIS && !saving.isAlive()) {
      savedAtMillis = state.now;
      long upTo = next;
      byte[] bytes = new DeriveCheckpoint(next, state.now, settleMillis, state).encode();
      saving = Thread.ofPlatform().name("derive-checkpoint").start(() -> save(bytes, upTo));
    }
  }

  private void save(byte[] bytes, long upTo) {
    try {
      DeriveCheckpoint.write(file, bytes);
      durableNext = upTo;
    } catch (IOException e) {
      failedCheckpoints.incrementAndGet();
      LOG.error("derive: cannot write a checkpoint: {}", e.toString());
    }
  }

  /** Waits until a checkpoint that is being written is there. */
  void awaitCheckpoint() {
    try {
      saving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a last checkpoint. Close the log first. */
  @Override
  public void close() {
    awaitCheckpoint();
    if (durableNext < next) {
      save(new DeriveCheckpoint(next, state.now, settleMillis, state).encode(), next);
    }
  }
}
