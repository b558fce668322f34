package org.parkwatch.telemetry.log;

import java.util.concurrent.CompletableFuture;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Where collectors put samples. Thread-safe. */
public interface SampleSink {
  /**
   * Takes a batch; the caller must not touch it afterwards. Returns at once unless the log is at
   * its limit, then it waits.
   */
  void append(SampleBatch batch);

  /**
   * Takes a command.
   *
   * @return completes once the command is durable, with the offset of its group; fails if the log
   *     cannot write
   */
  CompletableFuture<Long> command(LogRecord.Command command);
}
