package org.parkwatch.collectors.snmp;

import java.util.Map;

/**
 * What came as notifications since the start. Each ends as one thing.
 *
 * @param received datagrams
 * @param told notifications of devices; each caused a read and an event
 * @param repeated informs that had been told already, and were answered once more
 * @param asked questions of devices who we are
 * @param limited left out, because their source sent too many
 * @param unknown of sources that are no device
 * @param refused of devices, but with a wrong secret, or plain where that is not taken
 * @param malformed that could not be read
 * @param strangers how often by source, of the first hundred that are no device
 */
public record TrapFigures(
    long received,
    long told,
    long repeated,
    long asked,
    long limited,
    long unknown,
    long refused,
    long malformed,
    Map<String, Long> strangers) {
  public TrapFigures {
    strangers = Map.copyOf(strangers);
  }

  static TrapFigures none() {
    return new TrapFigures(0, 0, 0, 0, 0, 0, 0, 0, Map.of());
  }
}
