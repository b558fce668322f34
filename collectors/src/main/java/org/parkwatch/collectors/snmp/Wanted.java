package org.parkwatch.collectors.snmp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Devices to be read at once. One that tells much is read once a second for it, and one under way
 * when it has ended. Only {@link #add} is thread-safe; the rest is confined to the lane's thread.
 */
final class Wanted {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Queue<DevicePoll> coming = new ConcurrentLinkedQueue<>();

  /** Each once, however often it is wanted. */
  private final Set<DevicePoll> waiting = new LinkedHashSet<>();

  void add(DevicePoll poll) {
    if (poll.wanted.compareAndSet(false, true)) { // or a storm would fill the queue
      coming.add(poll);
    }
  }

  boolean any() {
    return !waiting.isEmpty() || !coming.isEmpty();
  }

  /** Those that can be read now. */
  List<DevicePoll> due(long nowNanos, Set<DevicePoll> members) {
    for (DevicePoll poll = coming.poll(); poll != null; poll = coming.poll()) {
      waiting.add(poll);
    }
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<DevicePoll> due = new ArrayList<>();
    for (Iterator<DevicePoll> each = waiting.iterator(); each.hasNext(); ) {
      DevicePoll poll = each.next();
      if (!members.contains(poll)) {
        each.remove();
      } else if (poll.phase == DevicePoll.Phase.IDLE
          && (!poll.readAsWanted || nowNanos - poll.readAsWantedNanos >= PAUSE_NANOS)) {
        each.remove();
        poll.wanted.set(false);
        poll.readAsWanted = true;
        poll.readAsWantedNanos = nowNanos;
        due.add(poll);
      }
    }
    return due;
  }
}
