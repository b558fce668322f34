package org.parkwatch.collectors.mqtt;

import java.time.Duration;

/**
 * How the MQTT collector goes about its work.
 *
 * @param clientId how the names begin by which brokers know this server; two servers with the same
 *     one put each other out. The broker keeps what is sent with QoS 1 for it while it is away
 * @param keepAlive between signs of life to the broker
 * @param timeout of connecting and subscribing
 * @param maxPayloadBytes larger messages are dropped and counted
 * @param inbox messages that may wait for decoding
 * @param longestRetry between two attempts to connect, or to have a node reborn; the first come
 *     after {@code firstRetry}
 * @param quietJson how long a JSON device may be silent, if its points do not say longer
 * @param quietSparkplug after which a node is asked for a rebirth, to see whether it lives
 * @param rebirth how long a node may take for a rebirth that was asked
 */
public record MqttOptions(
    String clientId,
    Duration keepAlive,
    Duration timeout,
    int maxPayloadBytes,
    int inbox,
    Duration firstRetry,
    Duration longestRetry,
    Duration quietJson,
    Duration quietSparkplug,
    Duration rebirth) {
  private static final int MAX_CLIENT_ID = 64;

  public MqttOptions {
    if (clientId.isBlank() || clientId.length() > MAX_CLIENT_ID) {
      throw new IllegalArgumentException("clientId must have 1.." + MAX_CLIENT_ID + " characters");
    }
    if (maxPayloadBytes < 1 || inbox < 1) {
      throw new IllegalArgumentException("maxPayloadBytes and inbox must be positive");
    }
  }

  /** Payloads up to 256 KiB, 256 of them waiting. */
  public static MqttOptions defaults(String clientId) {
    return new MqttOptions(
        clientId,
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        256 << 10,
        256,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(90),
        Duration.ofMinutes(10),
        Duration.ofSeconds(30));
  }

  /** The same with other patience, for tests and for networks that need it. */
  public MqttOptions withQuiet(Duration json, Duration sparkplug, Duration newRebirth) {
    return new MqttOptions(
        clientId,
        keepAlive,
        timeout,
        maxPayloadBytes,
        inbox,
        firstRetry,
        longestRetry,
        json,
        sparkplug,
        newRebirth);
  }
}
