package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;

/**
 * What a broker's thread is still to hear. Bounded: who puts into a full one waits, and with it the
 * connection. Thread-safe.
 */
final class Inbox implements MqttLink.Ear {
  private static final long LOOK_MILLIS = 200;

  private final BlockingQueue<Heard> queue;
  private final int maxPayloadBytes;
  private final InstantSource clock;
  private final CollectorCounters counters;
  private volatile boolean closed;

  Inbox(MqttOptions options, InstantSource clock, CollectorCounters counters) {
    queue = new ArrayBlockingQueue<>(options.inbox());
    maxPayloadBytes = options.maxPayloadBytes();
    this.clock = clock;
    this.counters = counters;
  }

  @Override
  public void message(String topic, byte[] payload, boolean retained) {
    if (payload.length > maxPayloadBytes) {
      counters.dropped.incrementAndGet();
      counters.faults.add(Fault.OVERSIZED);
      counters.strangers.add(Fault.OVERSIZED);
    } else {
      put(new Heard.Message(topic, payload, retained, clock.millis()));
    }
  }

  @Override
  public void lost(String why) {
    put(new Heard.Lost(why));
  }

  void put(Heard heard) {
    try {
      while (!closed && !queue.offer(heard, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // full: the broker's thread is behind, or waits for the sample log
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the library ends its thread, and the connection with it
    }
  }

  /** The next one; null if none came in time. */
  @Nullable Heard take(long atMostMillis) {
    try {
      return queue.poll(atMostMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** From now on nothing is taken in, and nobody waits. */
  void close() {
    closed = true;
  }
}
