package org.parkwatch.telemetry.influx;

import java.io.IOException;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Reads what a server holds, in its own language. Thread-safe. */
interface ServerReader {
  /**
   * Samples of a point in time order, the oldest first.
   *
   * @throws IOException if the server cannot be asked
   */
  Series range(Block block, String field, long fromMillis, long toMillis, int limit)
      throws IOException;

  /** A point in buckets of equal width that begin at a time. */
  Buckets buckets(Block block, String field, long fromMillis, long widthMillis, int buckets)
      throws IOException;

  /** All samples of a block, each point by itself in time order. */
  SampleBatch all(Block block, long fromMillis, long toMillis) throws IOException;
}
