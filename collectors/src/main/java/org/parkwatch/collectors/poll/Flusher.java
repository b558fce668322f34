package org.parkwatch.collectors.poll;

import java.util.concurrent.locks.LockSupport;

/**
 * Hands over what a writer gathered, for collectors whose threads wait for their devices. A thread
 * of its own; {@link #close} hands over the rest.
 */
public final class Flusher implements AutoCloseable {
  private final SampleWriter writer;
  private final Thread thread;
  private volatile boolean closed;

  /** Begins at once. */
  public Flusher(String name, SampleWriter writer) {
    this.writer = writer;
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(SampleWriter.FLUSH_INTERVAL.toNanos());
      writer.flushIfDue(System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    writer.flush();
  }
}
