package org.parkwatch.collectors.snmp;

import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Requests without an answer, found by their id in constant time, and their deadlines. An id is
 * never the same for two reads in a row, so that a late answer is nobody's. Confined to one thread.
 */
final class InFlight {
  private static final int SLOT_BITS = 14;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int SERIAL_MASK = 0xFFFF;

  /** Keeps ids above {@link Request#FIRST_ID} and positive: 01 serial(16) slot(14). */
  private static final int MARK = 1 << 30;

  private record Deadline(DevicePoll poll, int requestId, int attempt, long nanos) {}

  private final @Nullable DevicePoll[] bySlot;
  private final int[] free;
  private int freeCount;
  private int serial = ThreadLocalRandom.current().nextInt();
  private final ArrayDeque<Deadline> deadlines = new ArrayDeque<>();

  InFlight(int capacity) {
    if (capacity > SLOT_MASK + 1) {
      throw new IllegalArgumentException("at most " + (SLOT_MASK + 1) + " requests in flight");
    }
    bySlot = new DevicePoll[capacity];
    free = new int[capacity];
    for (int i = 0; i < capacity; i++) {
      free[i] = capacity - 1 - i;
    }
    freeCount = capacity;
  }

  boolean full() {
    return freeCount == 0;
  }

  int count() {
    return bySlot.length - freeCount;
  }

  /** Gives the device a fresh request id. Not when {@link #full}. */
  void begin(DevicePoll poll) {
    int slot = free[--freeCount];
    bySlot[slot] = poll;
    serial++;
    poll.previousRequestId = poll.requestId;
    poll.requestId = MARK | ((serial & SERIAL_MASK) << SLOT_BITS) | slot;
  }

  /** The device's request is answered or given up. */
  void end(DevicePoll poll) {
    int slot = poll.requestId & SLOT_MASK;
    bySlot[slot] = null;
    free[freeCount++] = slot;
  }

  /** The device that waits for an answer of this id; null if nobody does. */
  @Nullable DevicePoll waiting(int requestId) {
    int slot = requestId & SLOT_MASK;
    DevicePoll poll = slot < bySlot.length ? bySlot[slot] : null;
    return poll != null && poll.requestId == requestId ? poll : null;
  }

  /** Deadlines must come in order of time: all requests have the same timeout. */
  void expectBy(DevicePoll poll, long nanos) {
    deadlines.add(new Deadline(poll, poll.requestId, poll.attempt, nanos));
  }

  /** Takes the next device whose current attempt has passed its deadline; null if none has. */
  @Nullable DevicePoll expired(long nowNanos) {
    for (Deadline next = deadlines.peek(); next != null; next = deadlines.peek()) {
      if (next.nanos - nowNanos > 0) {
        return null;
      }
      deadlines.remove();
      if (waiting(next.requestId) == next.poll && next.poll.attempt == next.attempt) {
        return next.poll;
      }
    }
    return null;
  }
}
