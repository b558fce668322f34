package org.parkwatch.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;

/** Reads a profile's points from answers written down by hand or recorded. */
final class Raw {
  private Raw() {}

  /** One object's value; a null type stands for a value that is no number. */
  record Value(WireType type, String text) {}

  /** By point name: a number, or the name of a verdict. */
  static Map<String, Object> read(Profile profile, Map<String, Value> answers) {
    ReadPlan plan = ReadPlan.of(profile.points().stream().map(ProfilePoint::binding).toList());
    RawValues raw = new RawValues(1);
    raw.reset(plan.oids().size());
    List<Oid> oids = plan.oids();
    for (int i = 0; i < oids.size(); i++) {
      Value value = answers.get(oids.get(i).text());
      if (value != null) {
        try {
          raw.number(i, value.type(), Double.parseDouble(value.text()));
        } catch (NumberFormatException e) {
          raw.otherType(i);
        }
      }
    }
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
}
