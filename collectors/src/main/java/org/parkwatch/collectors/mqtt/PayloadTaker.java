package org.parkwatch.collectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.Coding;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.PackedBytes;
import tools.jackson.databind.JsonNode;

/** Takes the values of one message of a plain MQTT device. */
final class PayloadTaker {
  /** Longer is no word, no number and no text around one. */
  private static final int MAX_TEXT = 256;

  private PayloadTaker() {}

  /**
   * Takes what is there.
   *
   * @param rest of the topic, below the device's prefix
   * @param root null if the payload is no JSON: then it is a text, or bytes
   */
  static void take(
      HeardDevice device,
      Reporter reporter,
      HeardMake.Contents contents,
      String rest,
      @Nullable JsonNode root,
      byte[] payload) {
    Values values = device.values;
    for (HeardMake.Place place : contents.places()) {
      if (place.level() >= 0) {
        text(values, place, rest.split("/", -1)[place.level()]);
      } else if (root == null) {
        text(values, place, new String(payload, StandardCharsets.UTF_8).strip());
      } else {
        JsonNode node = root.at(place.pointer());
        if (!node.isMissingNode() || !device.heardMake.partial()) {
          put(values, place, node);
        }
      }
    }
    for (HeardMake.Bytes bytes : contents.bytes()) {
      bytes(device, reporter, bytes, root, payload);
    }
  }

  private static void put(Values values, HeardMake.Place place, JsonNode node) {
    int address = place.address();
    if (node.isMissingNode()) {
      values.missing(address);
    } else if (node.isNull()) {
      values.number(address, Double.NaN);
    } else if (place.pattern() != null && node.isValueNode()) {
      text(values, place, node.asString());
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

  private static void text(Values values, HeardMake.Place place, String text) {
    Pattern pattern = place.pattern();
    if (pattern == null) {
      values.text(place.address(), text);
      return;
    }
    Matcher matcher = pattern.matcher(text.length() > MAX_TEXT ? "" : text);
    String found = matcher.find() ? matcher.group(1) : null;
    if (found == null) {
      values.other(place.address());
    } else {
      values.text(place.address(), found);
    }
  }

  /** What a message leaves out has not changed: a sensor sends its battery once a day. */
  private static void bytes(
      HeardDevice device,
      Reporter reporter,
      HeardMake.Bytes bytes,
      @Nullable JsonNode root,
      byte[] payload) {
    Optional<PackedBytes> found;
    if (bytes.payload().coding() == Coding.BYTES) {
      found = Optional.of(PackedBytes.of(bytes.payload(), payload));
    } else {
      JsonNode node = root == null ? null : root.at(bytes.pointer());
      if (node == null || node.isMissingNode()) {
        return;
      }
      found =
          node.isString() ? PackedBytes.of(bytes.payload(), node.stringValue()) : Optional.empty();
    }
    bytes
        .addresses()
        .forEach((packed, address) -> {
          if (found.isEmpty()) {
            device.values.other(address);
          } else if (found.get().has(packed)) {
            put(
                device.values,
                address,
                packed.wire() == WireType.BOOLEAN,
                found.get().number(packed));
          } else if (packed.item() < 0) {
            device.values.missing(address);
          }
        });
    if (found.isPresent() && !found.get().whole()) {
      reporter.fault(
          device, Fault.WRONG_OBJECTS, "in its bytes: an item that is not listed, " + found.get());
    }
  }

  private static void put(Values values, int address, boolean single, double number) {
    if (single) {
      values.truth(address, number != 0);
    } else {
      values.number(address, number);
    }
  }
}
