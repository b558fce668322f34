package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
  /** Longer topics, which no device has, cost more to look up than they are worth. */
  static final int LONGEST_TOPIC = 1024;

  private static final long LOOK_MILLIS = 200;

  /** Something heard, and what tells the broker that it may forget it. */
  private record Entry(Heard heard, @Nullable Runnable done) {}

  private final BlockingQueue<Entry> queue;

  /** Of what was taken since the last acknowledgement; only the broker's thread touches it. */
  private final List<Runnable> taken = new ArrayList<>();

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
  public void message(String topic, byte[] payload, boolean retained, Runnable done) {
    if (payload.length > maxPayloadBytes || topic.length() > LONGEST_TOPIC) {
      Fault fault = topic.length() > LONGEST_TOPIC ? Fault.UNKNOWN_TOPIC : Fault.OVERSIZED;
      counters.dropped.incrementAndGet();
      counters.faults.add(fault);
      counters.strangers.add(fault);
      done.run();
    } else {
      put(new Entry(new Heard.Message(topic, payload, retained, clock.millis()), done));
    }
  }

  @Override
  public void lost(String why) {
    put(new Heard.Lost(why));
  }

  void put(Heard heard) {
    put(new Entry(heard, null));
  }

  private void put(Entry entry) {
    try {
      while (!closed && !queue.offer(entry, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // full: the broker's thread is behind, or waits for the sample log
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the library ends its thread, and the connection with it
    }
  }

  /** The next one; null if none came in time. */
  @Nullable Heard take(long atMostMillis) {
    try {
      Entry entry = queue.poll(atMostMillis, TimeUnit.MILLISECONDS);
      if (entry != null && entry.done() != null) {
        taken.add(entry.done());
      }
      return entry == null ? null : entry.heard();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Whether something was taken that the broker still keeps for us. */
  boolean owes() {
    return !taken.isEmpty();
  }

  /** All that was taken is in the sample log: the broker may forget it. */
  void acknowledge() {
    taken.forEach(Runnable::run);
    taken.clear();
  }

  /** What was taken is not in the sample log: the broker sends it again in the next connection. */
  void forget() {
    taken.clear();
  }

  /** From now on nothing is taken in, and nobody waits. */
  void close() {
    closed = true;
  }
}
