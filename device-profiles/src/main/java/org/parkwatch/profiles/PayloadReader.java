package org.parkwatch.profiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.ByteType;
import org.parkwatch.profiles.binding.Coding;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.MessageTime;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.Payload;
import org.parkwatch.profiles.binding.WordOrder;

/** Reads where MQTT messages carry bytes and their time, and the numbers in those bytes. */
final class PayloadReader {
  private static final Pattern ITEM = Pattern.compile("([0-9A-Fa-f]{2}) ?([0-9A-Fa-f]{2})");

  /** What a message of a battery sensor can carry. */
  private static final int MOST_BYTES = 1024;

  private static final int HEX = 16;

  private PayloadReader() {}

  /**
   * What stands under {@code payload}: one place or several, with the items under {@code items}.
   */
  static List<Payload> payloads(YamlMap map) {
    Map<Integer, Integer> items = items(map);
    List<YamlMap> maps =
        map.holdsMap("payload") ? map.map("payload").stream().toList() : map.maps("payload");
    List<Payload> payloads = new ArrayList<>();
    for (YamlMap place : maps) {
      Coding coding = place.oneOf("coding", Coding.class, Coding.BASE64);
      place.require("coding");
      String topic = place.optionalText("topic").orElse("");
      String pointer = place.optionalText("pointer").orElse("");
      if (!Field.isTopic(topic)) {
        place.problem("topic", AddressReader.TOPIC_FORM);
      } else if (!Field.isPointer(pointer)) {
        place.problem("pointer", AddressReader.POINTER_FORM);
      } else if (coding == Coding.BYTES && !pointer.isEmpty()) {
        place.problem("pointer", "stands beside coding bytes, which is the whole message");
      } else {
        payloads.add(new Payload(new Field(topic, pointer), coding, items));
      }
      place.refuseUnknownKeys();
    }
    if (!items.isEmpty() && maps.isEmpty()) {
      map.problem("items", "needs 'payload', which says where the bytes stand");
    }
    return payloads;
  }

  private static Map<Integer, Integer> items(YamlMap map) {
    Map<Integer, Integer> items = new LinkedHashMap<>();
    map.map("items")
        .ifPresent(lengths -> {
          for (String key : lengths.keys()) {
            int length = lengths.integer(key, 0, MOST_BYTES);
            int item = item(key);
            if (item < 0) {
              lengths.problem(key, "must be channel and type in hex, such as \"03 67\"");
            } else {
              items.put(item, length);
            }
          }
        });
    return items;
  }

  private static int item(String text) {
    Matcher matcher = ITEM.matcher(text);
    return matcher.matches() ? Integer.parseInt(matcher.group(1) + matcher.group(2), HEX) : -1;
  }

  /** Where a message says when it was sent, under {@code time}. */
  static Optional<MessageTime> time(YamlMap map) {
    return map.map("time")
        .flatMap(time -> {
          String pointer = time.text("pointer");
          MessageTime.Form form = time.oneOf("form", MessageTime.Form.class, MessageTime.Form.ISO);
          time.require("form");
          Duration within =
              time.has("within") ? PointReader.interval(time, "within") : MessageTime.USUAL_BOUND;
          time.refuseUnknownKeys();
          if (!Field.isPointer(pointer)) {
            time.problem("pointer", AddressReader.POINTER_FORM);
            return Optional.empty();
          }
          return Optional.of(new MessageTime(pointer, form, within));
        });
  }

  /** Whether a reading is a number within bytes. */
  static boolean isPacked(YamlMap map) {
    return map.has("item") || map.has("at");
  }

  /** A number within bytes: one address for each place where the bytes can stand. */
  static List<Address> packed(YamlMap map, Dialect dialect) {
    String key = map.has("item") ? "item" : "at";
    ByteType type = map.oneOf("wire", ByteType.class, ByteType.U8);
    map.require("wire");
    boolean lowFirst = !map.oneOf("order", WordOrder.class, dialect.order()).highFirst();
    int at = map.has("at") ? map.integer("at", 0, MOST_BYTES - 1) : 0;
    int item = map.has("item") ? item(map.text("item")) : -1;
    int highest = type.floating() ? -1 : Byte.SIZE * type.bytes() - 1;
    int[] bits = RegisterReader.bits(map, highest, "whole numbers");
    List<Address> addresses = new ArrayList<>();
    if (dialect.payloads().isEmpty()) {
      map.problem(key, "needs 'payload' at the top, which says where the bytes stand");
    }
    for (Payload payload : dialect.payloads()) {
      Integer length = payload.items().get(item);
      if (map.has("item") && length == null) {
        map.problem("item", "is none of those under 'items' at the top, such as \"03 67\"");
        return List.of();
      }
      if (!map.has("item") && !payload.items().isEmpty()) {
        map.problem("at", "needs an 'item', because the bytes are a row of items");
        return List.of();
      }
      if (length != null && at + type.bytes() > length) {
        map.problem(key, "the item has " + length + " bytes only");
        return List.of();
      }
      addresses.add(new Packed(payload, item, at, type, lowFirst, bits[0], bits[1]));
    }
    return addresses;
  }
}
