package org.parkwatch.telemetry.influx;

import java.io.IOException;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A store from which or to which history is copied. Confined to one thread. */
public interface CopyEnd extends AutoCloseable {
  /**
   * All samples of a block in a time, rows of one instant beside each other.
   *
   * @throws IOException if the store cannot be read
   */
  SampleBatch read(Block block, long fromMillis, long toMillis) throws IOException;

  /**
   * Adds samples of a block, over those of the same times.
   *
   * @return how many it took
   * @throws IOException if the store does not take them
   */
  long write(SampleBatch batch) throws IOException;

  /**
   * What was written is durable when it returns.
   *
   * @throws IOException if that failed
   */
  void settle() throws IOException;

  @Override
  void close() throws IOException;
}
