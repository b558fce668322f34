package org.parkwatch.collectors.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A sink that keeps what it got. Thread-safe. */
public final class Collected implements SampleSink {
  /** One sample in words: {@code second value} or {@code second QUALITY}. */
  public record Sample(int point, long millis, double value, Quality quality) {}

  private final List<Sample> samples = new ArrayList<>();
  private int batches;

  @Override
  public synchronized void append(SampleBatch batch) {
    batches++;
    for (int i = 0; i < batch.size(); i++) {
      samples.add(
          new Sample(
              batch.point(i), batch.millis(i), batch.value(i), Quality.of(batch.quality(i))));
    }
    notifyAll();
  }

  @Override
  public CompletableFuture<Long> command(LogRecord.Command command) {
    throw new UnsupportedOperationException("collectors give no commands");
  }

  public synchronized int batches() {
    return batches;
  }

  /** All samples of a point in the order of arrival. */
  public synchronized List<Sample> of(Device device, String point) {
    int id = device.pointId(point);
    return samples.stream().filter(sample -> sample.point() == id).toList();
  }

  public synchronized List<Sample> all() {
    return List.copyOf(samples);
  }

  /** Waits until the point has so many samples. */
  public synchronized List<Sample> await(Device device, String point, int count, long atMostMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMostMillis * 1_000_000;
    while (of(device, point).size() < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(
            "%s %s has only %s".formatted(device.code(), point, of(device, point)));
      }
      wait(left);
    }
    return of(device, point);
  }
}
