package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A log in memory that hands groups to the engine when told. Confined to one thread. */
final class FakeLog implements SampleSink {
  private final List<LogRecord> waiting = new ArrayList<>();
  final List<LogGroup> written = new ArrayList<>();
  boolean full;

  @Override
  public void append(SampleBatch batch) {
    waiting.add(new LogRecord.Samples(batch));
  }

  @Override
  public CompletableFuture<Long> command(LogRecord.Command command) {
    if (full) {
      return CompletableFuture.failedFuture(new IllegalStateException("the log is full"));
    }
    waiting.add(command);
    return CompletableFuture.completedFuture((long) written.size());
  }

  void sample(int point, long millis, double value) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, millis, value, Quality.GOOD.code());
    append(batch);
  }

  void watermark(long millis) {
    waiting.add(new LogRecord.Watermark(millis, false));
  }

  /** Writes what waits as one group and hands it on. */
  void flush(AlarmEngine engine) {
    LogGroup group = new LogGroup(written.size(), 0, List.copyOf(waiting));
    waiting.clear();
    written.add(group);
    engine.accept(group);
  }
}
