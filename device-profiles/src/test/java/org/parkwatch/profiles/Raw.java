package org.parkwatch.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;

/** Reads a profile's points from answers written down by hand or recorded. */
final class Raw {
  private Raw() {}

  /** A device that answers: fills in what it has, in the order of the addresses. */
  interface Device {
    void read(List<Address> addresses, RawValues into);
  }

  /** One object's value; a null type stands for a value that is no number. */
  record Value(WireType type, String text) {}

  /** By point name: a number, or the name of a verdict. */
  static Map<String, Object> read(Profile profile, Device device) {
    ReadPlan plan = ReadPlan.of(profile.points().stream().map(ProfilePoint::binding).toList());
    RawValues raw = new RawValues(1);
    raw.reset(plan.addresses().size());
    device.read(plan.addresses(), raw);
    PointValues values = new PointValues();
    plan.decode(raw, values);
    Map<String, Object> points = new HashMap<>();
    for (int i = 0; i < plan.points(); i++) {
      Object value =
          Double.isNaN(values.value(i)) ? values.verdict(i).name() : (Object) values.value(i);
      points.put(profile.points().get(i).spec().name(), value);
    }
    return points;
  }

  /** An SNMP agent by object identifiers. */
  static Device agent(Map<String, Value> answers) {
    return (addresses, into) -> {
      for (int i = 0; i < addresses.size(); i++) {
        Value value = answers.get(addresses.get(i).toString());
        if (value != null) {
          number(value, i, into);
        }
      }
    };
  }

  private static void number(Value value, int place, RawValues into) {
    try {
      into.number(place, value.type(), Double.parseDouble(value.text()));
    } catch (NumberFormatException e) {
      into.otherType(place);
    }
  }
}
