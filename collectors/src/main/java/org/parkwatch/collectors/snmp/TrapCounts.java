package org.parkwatch.collectors.snmp;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What {@link TrapFigures} are counted in. Thread-safe. */
final class TrapCounts {
  private static final int MOST_STRANGERS = 100;

  private long received;
  private long told;
  private long repeated;
  private long asked;
  private long limited;
  private long unknown;
  private long lost;
  private long malformed;
  private final Map<Disbelief, Long> refusals = new EnumMap<>(Disbelief.class);
  private final Map<String, Long> strangers = new HashMap<>();

  synchronized void received() {
    received++;
  }

  synchronized void told() {
    told++;
  }

  synchronized void repeated() {
    repeated++;
  }

  synchronized void asked() {
    asked++;
  }

  synchronized void limited() {
    limited++;
  }

  synchronized void unknown(InetAddress source) {
    unknown++;
    String name = source.getHostAddress();
    if (strangers.size() < MOST_STRANGERS || strangers.containsKey(name)) {
      strangers.merge(name, 1L, Long::sum);
    }
  }

  synchronized void refused(Disbelief reason) {
    refusals.merge(reason, 1L, Long::sum);
  }

  synchronized void lost() {
    lost++;
  }

  synchronized void malformed() {
    malformed++;
  }

  /**
   * The figures now.
   *
   * @param waiting events that are not on the disk yet
   */
  synchronized TrapFigures figures(int waiting) {
    return new TrapFigures(
        received, told, repeated, asked, limited, unknown, malformed, refusals, lost, waiting,
        strangers);
  }
}
