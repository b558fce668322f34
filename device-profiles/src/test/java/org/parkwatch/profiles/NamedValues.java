package org.parkwatch.profiles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.PackedBytes;
import org.parkwatch.profiles.read.RawValues;

/**
 * An OPC UA object, a Sparkplug device or a sender of plain messages as a case writes it down.
 *
 * @param values by name of the node or metric; by topic the payload as its JSON reads
 */
record NamedValues(Map<?, ?> values) implements Raw.Device {
  @Override
  public void read(List<Address> addresses, RawValues into) {
    for (int i = 0; i < addresses.size(); i++) {
      switch (addresses.get(i)) {
        case Packed packed -> packed(packed, i, into);
        case Field field when !field.capture().isEmpty() -> captured(field, i, into);
        case Field field -> value(at(field.pointer(), message(field)), field, i, into);
        case Address other -> value(values.get(other.toString()), other, i, into);
      }
    }
  }

  private void value(@Nullable Object value, Address address, int place, RawValues into) {
    String pattern = address instanceof Field field ? field.pattern() : "";
    if (value != null && !pattern.isEmpty()) {
      Matcher matcher = Pattern.compile(pattern).matcher(value.toString());
      if (matcher.find()) {
        into.text(place, matcher.group(1));
      } else {
        into.otherType(place);
      }
    } else if (value instanceof Boolean bool) {
      into.number(place, WireType.BOOLEAN, bool ? 1 : 0);
    } else if (value instanceof Number number) {
      into.number(place, WireType.NUMBER, number.doubleValue());
    } else if (value instanceof String text) {
      into.text(place, text);
    } else if (value == null && known(address)) {
      into.number(place, WireType.NUMBER, Double.NaN);
    } else if (value != null) {
      into.otherType(place);
    }
  }

  private void packed(Packed packed, int place, RawValues into) {
    Object text = at(packed.payload().field().pointer(), message(packed.payload().field()));
    if (text == null) {
      return;
    }
    Optional<PackedBytes> bytes = PackedBytes.of(packed.payload(), text.toString());
    if (bytes.isEmpty()) {
      into.otherType(place);
    } else if (bytes.get().has(packed)) {
      into.number(place, packed.wire(), bytes.get().number(packed));
    }
  }

  private void captured(Field field, int place, RawValues into) {
    values.keySet().stream()
        .map(Object::toString)
        .filter(topic -> Field.stands(field.topic(), topic))
        .findFirst()
        .ifPresent(topic ->
            into.text(place, topic.split("/", -1)[Field.level(field.topic(), field.capture())]));
  }

  private @Nullable Object message(Field field) {
    return values.entrySet().stream()
        .filter(message -> Field.stands(field.topic(), message.getKey().toString()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** A name that is written with no value is there but has no reading. */
  private boolean known(Address address) {
    if (address instanceof Field field) {
      int last = field.pointer().lastIndexOf('/');
      return last >= 0
          && at(field.pointer().substring(0, last), message(field)) instanceof Map<?, ?> map
          && map.containsKey(field.pointer().substring(last + 1));
    }
    return values.containsKey(address.toString());
  }

  private static @Nullable Object at(String pointer, @Nullable Object payload) {
    Object found = payload;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (found instanceof Map<?, ?> map) {
        found = map.get(name);
      } else if (found instanceof List<?> list && name.matches("[0-9]{1,4}")) {
        int index = Integer.parseInt(name);
        found = index < list.size() ? list.get(index) : null;
      } else {
        return null;
      }
    }
    return found;
  }
}
