package org.parkwatch.collectors.mqtt;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.MessageTime;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Devices that send JSON below a topic prefix of their own. Confined to their broker's thread.
 *
 * <p>Where the profile does not say otherwise, the member {@code ts} of a message is its time: text
 * after ISO 8601 or milliseconds of Unix time. {@code status} below the prefix, or below the prefix
 * without its last part, says whether the device or its gateway is {@code online}.
 */
final class JsonDevices {
  private static final String STATUS = "status";
  private static final int INTERVALS = 3;
  private static final long NANOS = 1_000_000;
  private static final MessageTime ISO =
      new MessageTime("/ts", MessageTime.Form.ISO, MessageTime.USUAL_BOUND);
  private static final MessageTime MILLIS =
      new MessageTime("/ts", MessageTime.Form.MILLIS, MessageTime.USUAL_BOUND);
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
      List<HeardMake.Contents> contents = device.heardMake.topic(rest);
      if (!contents.isEmpty()) {
        values(device, rest, contents, message, nanos);
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
      HeardDevice device,
      String rest,
      List<HeardMake.Contents> contents,
      Heard.Message message,
      long nanos) {
    JsonNode root = parse(message.payload());
    if (root == null && contents.stream().anyMatch(HeardMake.Contents::json)) {
      reporter.doubted(device, Fault.GARBAGE, "at " + message.topic() + ": no JSON");
      return;
    }
    boolean taken = false;
    for (HeardMake.Contents each : contents) {
      String other =
          Field.isWild(each.topic())
              ? device.otherSender(each.topic(), rest, nanos, quietMillis(device) * NANOS)
              : null;
      if (other == null) {
        taken = true;
        PayloadTaker.take(device, reporter, each, rest, root, message.payload());
      } else {
        reporter.fault(
            device,
            Fault.WRONG_OBJECTS,
            "at %s, while %s is heard for %s".formatted(rest, other, each.topic()));
      }
    }
    if (taken && !message.retained()) {
      device.heardNanos = nanos;
      device.doubt = null;
      reporter.arrived(device, sourceMillis(device, root), message.receivedMillis());
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

  private static long sourceMillis(HeardDevice device, @Nullable JsonNode root) {
    if (root == null) {
      return 0;
    }
    MessageTime time = device.heardMake.time().orElse(null);
    JsonNode told = time == null ? root.path("ts") : root.at(time.pointer());
    if (time == null) {
      return told.isString() ? ISO.millis(told.stringValue()) : MILLIS.millis(number(told));
    }
    return told.isString() ? time.millis(told.stringValue()) : time.millis(number(told));
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : 0;
  }

  /** A device that was silent for too long is not believed from now on. */
  void judge(HeardDevice device, long nanos) {
    long quietMillis = quietMillis(device);
    if (device.doubt == null && nanos - device.heardNanos > quietMillis * NANOS) {
      device.forget(Fault.SILENT, "for " + quietMillis / 1000 + " s");
    }
  }

  private long quietMillis(HeardDevice device) {
    return Math.max(
        options.quietJson().toMillis(), INTERVALS * device.heardMake.longestIntervalMillis());
  }
}
