package org.parkwatch.collectors.snmp;

import java.net.InetAddress;
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
  private long refused;
  private long malformed;
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

  synchronized void refused() {
    refused++;
  }

  synchronized void malformed() {
    malformed++;
  }

  synchronized TrapFigures figures() {
    return new TrapFigures(
        received, told, repeated, asked, limited, unknown, refused, malformed, strangers);
  }
}
