package org.parkwatch.telemetry.derive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** An engine on a log in memory: what it gives stands in the next group, as in the real one. */
final class LoggedEngine implements SampleSink {
  static final long NOON = 1_795_348_800_000L;

  /** One sample as the log has it. */
  record Sample(int point, long millis, double value, byte quality) {}

  final List<LogGroup> log = new ArrayList<>();
  private final Path folder;
  private final List<LogRecord> waiting = new ArrayList<>();
  private DerivePlan plan;
  private DeriveEngine engine;

  LoggedEngine(Path folder, DerivePlan plan) {
    this.folder = folder;
    this.plan = plan;
    engine = open();
  }

  private DeriveEngine open() {
    try {
      return DeriveEngine.open(folder, plan, this, log.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void append(SampleBatch batch) {
    waiting.add(new LogRecord.Samples(batch));
  }

  @Override
  public CompletableFuture<Long> command(LogRecord.Command command) {
    throw new UnsupportedOperationException("derived points need no commands");
  }

  LoggedEngine good(int point, long millis, double value) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, millis, value, Quality.GOOD.code());
    append(batch);
    return this;
  }

  LoggedEngine bad(int point, long millis) {
    SampleBatch batch = new SampleBatch(1);
    batch.addBad(point, millis, Quality.BAD_TIMEOUT);
    append(batch);
    return this;
  }

  /** Commits what waits, with a watermark at its end, and brings it to the engine. */
  LoggedEngine second(long millis, boolean afterGap) {
    List<LogRecord> records = new ArrayList<>(waiting);
    waiting.clear();
    LogRecord mark = new LogRecord.Watermark(millis, afterGap);
    records.add(afterGap ? 0 : records.size(), mark);
    LogGroup group = new LogGroup(log.size(), millis, records);
    log.add(group);
    engine.accept(group);
    return this;
  }

  LoggedEngine seconds(long from, int count) {
    for (int i = 0; i < count; i++) {
      second(from + 1000L * i, false);
    }
    return this;
  }

  /**
   * The process dies: what was not committed is gone, what was is replayed from the checkpoint.
   *
   * @param tail groups of the end of the log that never became durable
   */
  void kill(int tail) {
    engine.awaitCheckpoint();
    waiting.clear();
    for (int i = 0; i < tail; i++) {
      log.removeLast();
    }
    engine = open();
    for (LogGroup group : List.copyOf(log)) {
      if (group.offset() >= engine.resumeFrom()) {
        engine.accept(group);
      }
    }
  }

  void stop() {
    engine.close();
  }

  void restart(DerivePlan next) {
    plan = next;
    engine = open();
  }

  DeriveEngine engine() {
    return engine;
  }

  /** Samples of a point by their time; the last of a time counts. */
  Map<Long, Sample> samples(int point) {
    Map<Long, Sample> found = new TreeMap<>();
    for (LogGroup group : log) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Samples(SampleBatch batch)) {
          for (int row = 0; row < batch.size(); row++) {
            if (batch.point(row) == point) {
              found.put(batch.millis(row), sample(batch, row));
            }
          }
        }
      }
    }
    return found;
  }

  private static Sample sample(SampleBatch batch, int row) {
    return new Sample(batch.point(row), batch.millis(row), batch.value(row), batch.quality(row));
  }

  /** The sample of a point and time that the next group will hold; null if there is none. */
  @Nullable Sample pendingSample(int point, long millis) {
    for (LogRecord record : waiting) {
      if (record instanceof LogRecord.Samples(SampleBatch batch)) {
        for (int row = 0; row < batch.size(); row++) {
          if (batch.point(row) == point && batch.millis(row) == millis) {
            return sample(batch, row);
          }
        }
      }
    }
    return null;
  }

  /** The newest sample of a point. */
  Sample newest(int point) {
    return samples(point).values().stream().reduce((a, b) -> b).orElseThrow();
  }
}
