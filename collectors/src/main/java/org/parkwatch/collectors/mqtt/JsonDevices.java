package org.parkwatch.collectors.mqtt;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Devices that send JSON below a topic prefix of their own. Confined to their broker's thread.
 *
 * <p>The member {@code ts} of a message is its time: text after ISO 8601 or milliseconds of Unix
 * time. {@code status} below the prefix, or below the prefix without its last part, says whether
 * the device or its gateway is {@code online}.
 */
final class JsonDevices {
  private static final String STATUS = "status";
  private static final int INTERVALS = 3;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 64 << 10;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_TEXT)
                          .build())
                  .build())
          .build();

  private final MqttOptions options;
  private final Reporter reporter;
  private Map<String, HeardDevice> byPrefix = new HashMap<>();

  JsonDevices(MqttOptions options, Reporter reporter) {
    this.options = options;
    this.reporter = reporter;
  }

  /** From now on these devices are heard. */
  void assign(Collection<HeardDevice> devices) {
    byPrefix = new HashMap<>();
    devices.forEach(device -> byPrefix.put(device.device().path(), device));
  }

  /** Topic filters under which the devices are heard. */
  static Collection<String> filters(HeardDevice device) {
    TreeSet<String> filters = new TreeSet<>();
    String prefix = device.device().path();
    filters.add(prefix + "/#");
    filters.add(gateway(prefix) + STATUS);
    return filters;
  }

  /** The prefix without its last part, with a slash; empty where it has one part only. */
  private static String gateway(String prefix) {
    return prefix.substring(0, prefix.lastIndexOf('/') + 1);
  }

  /** The broker is gone: what was missed in between only the next message tells. */
  void lost(String why) {
    byPrefix.values().forEach(device -> device.forget(Fault.NO_BROKER, why));
  }

  /** Takes a message. */
  void take(Heard.Message message, long nanos) {
    String topic = message.topic();
    HeardDevice device = byPrefix.get(topic);
    String rest = "";
    for (int cut = topic.lastIndexOf('/');
        device == null && cut > 0;
        cut = topic.lastIndexOf('/', cut - 1)) {
      device = byPrefix.get(topic.substring(0, cut));
      rest = topic.substring(cut + 1);
    }
    if (device == null) {
      gatewayStatus(message);
    } else {
      List<HeardMake.Place> places = device.heardMake.topic(rest);
      if (!places.isEmpty()) {
        values(device, places, message, nanos);
      } else if (rest.equals(STATUS)) {
        status(List.of(device), message);
      } else {
        reporter.unknownTopic(device, "topic " + topic);
      }
    }
  }

  private void gatewayStatus(Heard.Message message) {
    String topic = message.topic();
    List<HeardDevice> behind =
        byPrefix.values().stream()
            .filter(device -> topic.equals(gateway(device.device().path()) + STATUS))
            .toList();
    if (behind.isEmpty()) {
      reporter.unknownTopic("topic " + topic);
    } else {
      status(behind, message);
    }
  }

  private void status(List<HeardDevice> devices, Heard.Message message) {
    JsonNode root = parse(message.payload());
    for (HeardDevice device : devices) {
      if (root == null || !root.path("online").isBoolean()) {
        reporter.fault(device, Fault.GARBAGE, "status without a member 'online'");
      } else if (!root.path("online").booleanValue()) {
        reporter.doubted(device, Fault.GONE, "by " + message.topic());
      }
    }
  }

  private void values(
      HeardDevice device, List<HeardMake.Place> places, Heard.Message message, long nanos) {
    JsonNode root = parse(message.payload());
    if (root == null) {
      reporter.doubted(device, Fault.GARBAGE, "at " + message.topic() + ": no JSON");
      return;
    }
    for (HeardMake.Place place : places) {
      put(device.values, place.address(), root.at(place.pointer()));
    }
    if (!message.retained()) {
      device.heardNanos = nanos;
      device.doubt = null;
      reporter.arrived(device, sourceMillis(root), message.receivedMillis());
    }
  }

  private static @Nullable JsonNode parse(byte[] payload) {
    try {
      JsonNode root = JSON.readTree(payload);
      return root.isMissingNode() ? null : root;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void put(Values values, int address, JsonNode node) {
    if (node.isMissingNode()) {
      values.missing(address);
    } else if (node.isNull()) {
      values.number(address, Double.NaN);
    } else if (node.isNumber()) {
      values.number(address, node.doubleValue());
    } else if (node.isBoolean()) {
      values.truth(address, node.booleanValue());
    } else if (node.isString()) {
      values.text(address, node.stringValue());
    } else {
      values.other(address);
    }
  }

  private static long sourceMillis(JsonNode root) {
    JsonNode time = root.path("ts");
    if (time.isIntegralNumber()) {
      return time.longValue();
    }
    try {
      return time.isString() ? Instant.parse(time.stringValue()).toEpochMilli() : 0;
    } catch (DateTimeParseException | ArithmeticException e) {
      return 0;
    }
  }

  /** A device that was silent for too long is not believed from now on. */
  void judge(HeardDevice device, long nanos) {
    long quietMillis =
        Math.max(
            options.quietJson().toMillis(), INTERVALS * device.heardMake.longestIntervalMillis());
    if (device.doubt == null && nanos - device.heardNanos > quietMillis * 1_000_000) {
      device.forget(Fault.SILENT, "for " + quietMillis / 1000 + " s");
    }
  }
}
