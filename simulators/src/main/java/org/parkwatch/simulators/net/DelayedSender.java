package org.parkwatch.simulators.net;

import java.util.Arrays;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends answers when their time has come. {@link #offer} and {@link #run} may differ in thread. */
final class DelayedSender implements Runnable {
  /** Memory is bounded by this many answers of at most {@link #SLOT_BYTES}. */
  private static final int CAPACITY = 32_768;

  static final int SLOT_BYTES = 16_384;
  private static final int BATCH = 16;

  private final DelayQueue<Answer> waiting = new DelayQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Outgoing outgoing;
  private volatile boolean running = true;

  DelayedSender(LoopbackSocket socket, Counters<Traffic> counters) {
    outgoing = new Outgoing(socket, socket.batch(BATCH, SLOT_BYTES), counters);
  }

  /** False if too many answers wait already. */
  boolean offer(Exchange exchange) {
    if (size.incrementAndGet() > CAPACITY) {
      size.decrementAndGet();
      return false;
    }
    int from = exchange.replyFrom();
    byte[] bytes = Arrays.copyOfRange(exchange.replyBytes(), from, from + exchange.replyLength());
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(exchange.delayMillis());
    waiting.add(
        new Answer(
            due, exchange.localAddress(), exchange.peerAddress(), exchange.peerPort(), bytes));
    return true;
  }

  void stop() {
    running = false;
  }

  @Override
  public void run() {
    while (running) {
      Answer answer = next();
      while (answer != null) {
        size.decrementAndGet();
        outgoing.add(answer.local, answer.peer, answer.port, answer.bytes, 0, answer.bytes.length);
        answer = outgoing.full() ? null : waiting.poll();
      }
      outgoing.flush();
    }
  }

  private @Nullable Answer next() {
    try {
      return waiting.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      running = false;
      return null;
    }
  }

  private static final class Answer implements Delayed {
    private final long dueNanos;
    private final int local;
    private final int peer;
    private final int port;
    private final byte[] bytes;

    Answer(long dueNanos, int local, int peer, int port, byte[] bytes) {
      this.dueNanos = dueNanos;
      this.local = local;
      this.peer = peer;
      this.port = port;
      this.bytes = bytes;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return other instanceof Answer answer
          ? Long.signum(dueNanos - answer.dueNanos)
          : Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
