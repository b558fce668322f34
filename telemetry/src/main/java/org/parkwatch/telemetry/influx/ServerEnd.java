package org.parkwatch.telemetry.influx;

import java.io.IOException;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A server as the end of a copy: what it has answered for it has stored. */
public final class ServerEnd implements CopyEnd {
  private final InfluxHistory server;

  /** Closes the server when it is closed. */
  public ServerEnd(InfluxHistory server) {
    this.server = server;
  }

  @Override
  public SampleBatch read(Block block, long fromMillis, long toMillis) throws IOException {
    return Instants.inOrder(server.all(block, fromMillis, toMillis));
  }

  @Override
  public long write(SampleBatch batch) throws IOException {
    return server.write(batch);
  }

  @Override
  public void settle() {}

  @Override
  public void close() {
    server.close();
  }
}
