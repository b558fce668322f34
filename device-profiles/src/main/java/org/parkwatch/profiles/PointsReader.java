package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Register;

/** Reads the points of a profile, and writes out the groups that are there several times. */
final class PointsReader {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})\\.\\.([0-9]{1,4})");

  /** Points of one device: more than any real one has. */
  private static final int MOST_POINTS = 10_000;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]{1,40}");

  private final Variant variant;
  private final Problems problems;
  private final List<PointReader.Read> points = new ArrayList<>();

  /** Of all points, those with a mistake too. */
  private final Set<String> names = new HashSet<>();

  /** Points written out, wrong ones too. */
  private int written;

  private PointsReader(Variant variant, Problems problems) {
    this.variant = variant;
    this.problems = problems;
  }

  static List<ProfilePoint> read(YamlMap map, Dialect dialect, Variant variant, Problems problems) {
    List<YamlMap> maps = map.maps("points");
    if (maps.isEmpty()) {
      map.problem("points", "must list at least one point");
    }
    PointsReader reader = new PointsReader(variant, problems);
    for (YamlMap entry : maps) {
      if (entry.has("repeat") || entry.has("points")) {
        reader.group(entry, dialect);
      } else {
        reader.point(entry, dialect, Repeat.ONCE);
      }
    }
    if (reader.written > MOST_POINTS) {
      map.problem("points", "more than " + MOST_POINTS + " are too many");
    }
    return reader.resolved();
  }

  private List<ProfilePoint> resolved() {
    ComputedPoints computed = new ComputedPoints(names);
    for (PointReader.Read read : points) {
      switch (read) {
        case PointReader.Read.Plain plain -> computed.read(plain.point());
        case PointReader.Read.Computed formula -> computed.computed(formula.point());
      }
    }
    List<ProfilePoint> resolved = new ArrayList<>();
    for (PointReader.Read read : points) {
      switch (read) {
        case PointReader.Read.Plain plain -> resolved.add(plain.point());
        case PointReader.Read.Computed formula ->
            computed.resolve(formula.point()).ifPresent(resolved::add);
      }
    }
    return resolved;
  }

  private void point(YamlMap map, Dialect dialect, Repeat repeat) {
    if (written++ >= MOST_POINTS) {
      return;
    }
    Optional<PointReader.Read> read = PointReader.read(map, dialect, repeat);
    String name = repeat.fill(map.optionalText("name").orElse(""));
    if (!name.isEmpty() && !names.add(name)) {
      map.problem("name", name + " stands twice");
    } else {
      read.ifPresent(points::add);
    }
  }

  /** A mistake in a group is told for the first of its times only. */
  private void group(YamlMap map, Dialect dialect) {
    List<YamlMap> maps = map.maps("points");
    if (maps.isEmpty()) {
      map.problem("points", "must list at least one point");
    }
    if (!map.has("repeat") && !map.has("interval")) {
      map.problem("", "is a group and needs 'repeat', 'interval' or both");
    }
    Dialect own =
        map.has("interval") ? dialect.readEvery(PointReader.interval(map, "interval")) : dialect;
    List<Repeat> times =
        map.has("repeat")
            ? map.map("repeat").map(repeat -> times(repeat, dialect)).orElse(List.of())
            : List.of(Repeat.ONCE);
    int before = problems.count();
    for (Repeat repeat : times) {
      if (problems.count() == before) {
        maps.forEach(point -> point(point, own, repeat));
      }
    }
    map.refuseUnknownKeys();
  }

  private List<Repeat> times(YamlMap map, Dialect dialect) {
    Map<String, String> ids = ids(map);
    int stride = 0;
    if (dialect.family() == Family.MODBUS) {
      stride = map.integer("stride", 1, Register.PLACES);
    }
    map.refuseUnknownKeys();
    List<Repeat> times = new ArrayList<>();
    for (Map.Entry<String, String> each : ids.entrySet()) {
      times.add(new Repeat(each.getKey(), each.getValue(), times.size() * stride));
    }
    return times;
  }

  /** By label the id: a range of numbers, a list of words, or a mapping. */
  private Map<String, String> ids(YamlMap map) {
    Map<String, String> ids = new LinkedHashMap<>();
    if (map.holdsMap("n")) {
      map.map("n")
          .ifPresent(labels -> labels.keys().forEach(key -> ids.put(key, labels.text(key))));
    } else {
      List<String> texts = map.texts("n");
      Matcher range = RANGE.matcher(texts.size() == 1 ? variant.count(texts.getFirst()) : "");
      if (range.matches()) {
        int last = Integer.parseInt(range.group(2));
        for (int n = Integer.parseInt(range.group(1)); n <= last; n++) {
          ids.put(String.valueOf(n), String.valueOf(n));
        }
      } else {
        texts.forEach(text -> ids.put(text, text));
      }
    }
    if (ids.isEmpty() || !ids.keySet().stream().allMatch(key -> LABEL.matcher(key).matches())) {
      map.problem(
          "n",
          "must be first..last, such as 1..20, or 1.. and a count of the variants; or labels of"
              + " small letters and digits: a list, or a mapping to the device's ids");
      ids.clear();
    }
    return ids;
  }
}
