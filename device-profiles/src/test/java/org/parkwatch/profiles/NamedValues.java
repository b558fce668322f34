package org.parkwatch.profiles;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.WireType;
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
      Object value =
          addresses.get(i) instanceof Field field
              ? at(field.pointer(), values.get(field.topic()))
              : values.get(addresses.get(i).toString());
      if (value instanceof Boolean bool) {
        into.number(i, WireType.BOOLEAN, bool ? 1 : 0);
      } else if (value instanceof Number number) {
        into.number(i, WireType.NUMBER, number.doubleValue());
      } else if (value instanceof String text) {
        into.text(i, text);
      } else if (value == null && known(addresses.get(i))) {
        into.number(i, WireType.NUMBER, Double.NaN);
      } else if (value != null) {
        into.otherType(i);
      }
    }
  }

  /** A name that is written with no value is there but has no reading. */
  private boolean known(Address address) {
    if (address instanceof Field field) {
      int last = field.pointer().lastIndexOf('/');
      return last >= 0
          && at(field.pointer().substring(0, last), values.get(field.topic()))
              instanceof Map<?, ?> map
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
