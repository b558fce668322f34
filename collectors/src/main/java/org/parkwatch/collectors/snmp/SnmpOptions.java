package org.parkwatch.collectors.snmp;

import java.time.Duration;

/**
 * How the SNMP collector goes about its work.
 *
 * @param lanes threads, each with its own devices and sockets
 * @param socketsPerLane answers are spread over these, because a stock Linux grants a socket only
 *     208 KiB of receive buffer
 * @param receiveBufferBytes asked of the system for each socket; it may grant less
 * @param maxInboundBytes larger answers are refused, 484..65507
 * @param timeout for each attempt
 * @param retries attempts after the first
 * @param maxInFlight requests without an answer in one lane; more wait
 */
public record SnmpOptions(
    int lanes,
    int socketsPerLane,
    int receiveBufferBytes,
    int maxInboundBytes,
    Duration timeout,
    int retries,
    int maxInFlight) {
  public SnmpOptions {
    require(lanes >= 1 && lanes <= 64, "lanes must be 1..64");
    require(socketsPerLane >= 1 && socketsPerLane <= 64, "socketsPerLane must be 1..64");
    require(maxInboundBytes >= 484 && maxInboundBytes <= 65_507, "maxInboundBytes 484..65507");
    require(timeout.isPositive() && retries >= 0, "timeout must be positive, retries 0 or more");
    require(maxInFlight >= 1 && maxInFlight <= 16_384, "maxInFlight must be 1..16384");
  }

  /** One lane of four sockets, one second and one retry. */
  public static SnmpOptions defaults() {
    return new SnmpOptions(1, 4, 4 << 20, 8192, Duration.ofSeconds(1), 1, 8192);
  }

  public SnmpOptions withTimeout(Duration newTimeout, int newRetries) {
    return new SnmpOptions(
        lanes,
        socketsPerLane,
        receiveBufferBytes,
        maxInboundBytes,
        newTimeout,
        newRetries,
        maxInFlight);
  }

  public SnmpOptions withReceiveBuffer(int bytes) {
    return new SnmpOptions(
        lanes, socketsPerLane, bytes, maxInboundBytes, timeout, retries, maxInFlight);
  }

  private static void require(boolean held, String rule) {
    if (!held) {
      throw new IllegalArgumentException(rule);
    }
  }
}
