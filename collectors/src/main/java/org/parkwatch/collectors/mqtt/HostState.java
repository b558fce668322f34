package org.parkwatch.collectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Sparkplug host application says of itself: nodes that have one wait for it. Thread-safe.
 *
 * <p>Source: Eclipse Sparkplug 3.0.0, sections 4.1, 5.3 and 5.13.
 */
final class HostState {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String topic;
  private final InstantSource clock;
  private volatile long millis;

  HostState(String hostId, InstantSource clock) {
    topic = SparkplugTopic.NAMESPACE + "STATE/" + hostId;
    this.clock = clock;
  }

  String topic() {
    return topic;
  }

  /** A connection begins: what is said in it carries this time, its will too. */
  void begins() {
    millis = clock.millis();
  }

  /** What is said while we are there, or not. */
  byte[] payload(boolean online) {
    return "{\"online\":%b,\"timestamp\":%d}"
        .formatted(online, millis)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether somebody says of us that we are not there, such as the will of an old connection. */
  boolean contradicted(byte[] payload) {
    try {
      JsonNode online = JSON.readTree(payload).path("online");
      return online.isBoolean() && !online.booleanValue();
    } catch (JacksonException e) {
      return false;
    }
  }
}
