package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.util.Map;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;

/** Datagrams that are nobody's answer. Confined to its lane's thread. */
final class Strangers {
  private final CollectorCounters counters;
  private Map<InetSocketAddress, DevicePoll> byAddress = Map.of();

  Strangers(CollectorCounters counters) {
    this.counters = counters;
  }

  /** From now on these are the devices whose addresses mean something. */
  void know(Map<InetSocketAddress, DevicePoll> devices) {
    byAddress = devices;
  }

  /**
   * Something came from a device's address that cannot be its answer. The read goes on, because a
   * stranger may have sent it; if no answer comes, this is what the samples and the health say.
   */
  void suspect(InetSocketAddress from, Fault fault) {
    DevicePoll poll = byAddress.get(from);
    if (poll == null || poll.phase != DevicePoll.Phase.IN_FLIGHT) {
      nobody(fault);
      return;
    }
    poll.suspicion = fault;
    poll.health().fault(fault);
  }

  /** A sound answer that nobody waits for: late or doubled, or of a device that mixes up ids. */
  void stray(InetSocketAddress from, int id) {
    DevicePoll poll = byAddress.get(from);
    if (poll != null && (id == poll.requestId || id == poll.previousRequestId)) {
      counters.dropped.incrementAndGet();
      poll.health().tooLate();
    } else {
      suspect(from, Fault.WRONG_ID);
    }
  }

  private void nobody(Fault fault) {
    counters.dropped.incrementAndGet();
    counters.strangers.add(fault);
  }
}
