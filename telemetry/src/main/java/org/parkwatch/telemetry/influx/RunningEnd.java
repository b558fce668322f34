package org.parkwatch.telemetry.influx;

import java.io.IOException;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The embedded store of a running server as that end of a copy from which is read. */
public final class RunningEnd implements CopyEnd {
  private final History history;

  /** The store stays open when this is closed. */
  public RunningEnd(History history) {
    this.history = history;
  }

  @Override
  public SampleBatch read(Block block, long fromMillis, long toMillis) throws IOException {
    return EmbeddedEnd.read(history, block, fromMillis, toMillis);
  }

  @Override
  public long write(SampleBatch batch) throws IOException {
    throw new IOException("nothing is copied into the store of a running server");
  }

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
