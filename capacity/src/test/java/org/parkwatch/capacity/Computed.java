package org.parkwatch.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.derive.DeriveEngine;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The formulas of a park at work: samples go in, the newest derived ones can be asked. */
final class Computed implements SampleSink, AutoCloseable {
  /** The newest sample of a derived point. */
  record Sample(long millis, double value, Quality quality) {}

  private final Park park;
  private final DeriveEngine engine;
  private final Map<Integer, Sample> newest = new HashMap<>();
  private SampleBatch next = new SampleBatch(1024);
  private long offset;

  Computed(Path folder, Park park) {
    this.park = park;
    try {
      engine =
          DeriveEngine.open(
              folder, DerivedPoints.plan(park, (profile, point) -> Double.NaN), this, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void append(SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      newest.put(
          batch.point(row),
          new Sample(batch.millis(row), batch.value(row), Quality.of(batch.quality(row))));
    }
  }

  @Override
  public CompletableFuture<Long> command(LogRecord.Command command) {
    throw new UnsupportedOperationException("derived points need no commands");
  }

  void good(Device device, String point, long millis, double value) {
    next.add(device.pointId(point), millis, value, Quality.GOOD.code());
  }

  void bad(Device device, String point, long millis) {
    next.addBad(device.pointId(point), millis, Quality.BAD_TIMEOUT);
  }

  /** A second of the log: what was given, then the watermark. */
  void second(long millis) {
    LogRecord mark = new LogRecord.Watermark(millis, offset == 0);
    SampleBatch batch = next;
    next = new SampleBatch(1024);
    engine.accept(new LogGroup(offset++, millis, List.of(new LogRecord.Samples(batch), mark)));
  }

  @Override
  public void close() {
    engine.close();
  }

  Sample of(OwnerKind kind, int owner, String point) {
    DerivedBlock block = park.derivedOf(kind, owner).orElseThrow();
    Sample sample = newest.get(block.pointId(point));
    return sample == null ? new Sample(0, Double.NaN, Quality.BAD_NOT_MEASURED) : sample;
  }
}
