package org.parkwatch.collectors.own;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The server's state now and a minute ago. Thread-safe. */
public final class OwnMinute {
  private static final int READS_OF_A_MINUTE = 6;

  private final Supplier<OwnState> states;
  private final Deque<OwnState> minute = new ArrayDeque<>();

  /** Two states, a minute apart once the server has run for one. */
  public record Span(OwnState now, OwnState minuteAgo) {}

  public OwnMinute(Supplier<OwnState> states) {
    this.states = states;
  }

  /** The state now, kept as one of the minute: for the collector, at each interval. */
  synchronized Span next() {
    OwnState now = states.get();
    minute.add(now);
    if (minute.size() > READS_OF_A_MINUTE + 1) {
      minute.remove();
    }
    return new Span(now, minute.getFirst());
  }

  /** The state now, without a trace. */
  public synchronized Span look() {
    OwnState now = states.get();
    return new Span(now, minute.isEmpty() ? now : minute.getFirst());
  }
}
