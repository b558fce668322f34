package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.DoubleStream;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Small logs for tests. */
final class Logs {
  static final long NOON = 1_795_348_800_000L;
  static final SampleLogOptions SMALL = options(4096, 1 << 20, 100_000);

  private Logs() {}

  static SampleLogOptions options(long segmentBytes, long maxBytes, int queueSamples) {
    return new SampleLogOptions(
        segmentBytes,
        maxBytes,
        Duration.ofDays(1),
        Duration.ofMillis(10),
        1000,
        queueSamples,
        Duration.ofSeconds(5),
        1 << 16);
  }

  static SampleBatch batch(int firstPoint, double... values) {
    SampleBatch batch = new SampleBatch(values.length);
    for (int i = 0; i < values.length; i++) {
      batch.add(firstPoint + i, NOON, values[i], Quality.GOOD.code());
    }
    return batch;
  }

  /** Appends values one by one, each in a group of its own; returns the offsets. */
  static List<Long> groupsOf(SampleLog log, double... values) {
    List<Long> offsets = new ArrayList<>();
    for (double value : values) {
      log.append(batch(1, value));
      offsets.add(sync(log));
    }
    return offsets;
  }

  /** Waits until all that was appended is durable. */
  static long sync(SampleLog log) {
    try {
      return log.command(new LogRecord.Command("test.sync", new byte[0])).join();
    } catch (CompletionException e) {
      throw new AssertionError("not durable", e);
    }
  }

  static double[] count(int size) {
    return DoubleStream.iterate(0, value -> value + 1).limit(size).toArray();
  }

  /** All groups on disk, and the damage that was passed over. */
  static List<LogGroup> read(Path folder, List<LogDamage> damage) throws IOException {
    List<LogGroup> groups = new ArrayList<>();
    try (SampleLogReader reader = new SampleLogReader(folder, 0, damage::add)) {
      for (LogGroup group = reader.poll(); group != null; group = reader.poll()) {
        groups.add(group);
      }
    }
    return groups;
  }
}
