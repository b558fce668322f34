package org.parkwatch.collectors.opcua;

import java.time.Duration;

/**
 * How the OPC UA collector goes about its work.
 *
 * @param publishing how often a server sends what changed
 * @param sampling how often it looks at numbers; states are looked at with each publishing
 * @param keepAlive how often it says that nothing changed
 * @param silence after so long without a word the session is given up; more than two keep-alives
 * @param stuck how long a machine may go unheard by its server, where the server tells
 * @param timeout for each step on the way to a session, and for each request in it
 * @param firstRetry wait after a session failed, doubled with each failure up to {@code
 *     longestRetry}
 * @param itemsPerCall monitored items created by one request; a server may want fewer
 */
public record OpcUaOptions(
    Duration publishing,
    Duration sampling,
    Duration keepAlive,
    Duration silence,
    Duration stuck,
    Duration timeout,
    Duration firstRetry,
    Duration longestRetry,
    int itemsPerCall) {
  public OpcUaOptions {
    if (silence.compareTo(keepAlive.multipliedBy(2)) <= 0 || itemsPerCall < 1) {
      throw new IllegalArgumentException("silence must be more than two keep-alives");
    }
  }

  public static OpcUaOptions defaults() {
    return new OpcUaOptions(
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        1000);
  }
}
