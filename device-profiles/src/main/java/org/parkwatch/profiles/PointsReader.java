package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private final Dialect dialect;
  private final Variant variant;
  private final Problems problems;
  private final List<ProfilePoint> points = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** Points written out, wrong ones too. */
  private int written;

  private PointsReader(Dialect dialect, Variant variant, Problems problems) {
    this.dialect = dialect;
    this.variant = variant;
    this.problems = problems;
  }

  static List<ProfilePoint> read(YamlMap map, Dialect dialect, Variant variant, Problems problems) {
    List<YamlMap> maps = map.maps("points");
    if (maps.isEmpty()) {
      map.problem("points", "must list at least one point");
    }
    PointsReader reader = new PointsReader(dialect, variant, problems);
    for (YamlMap entry : maps) {
      if (entry.has("repeat")) {
        reader.group(entry);
      } else {
        reader.point(entry, Repeat.ONCE);
      }
    }
    if (reader.written > MOST_POINTS) {
      map.problem("points", "more than " + MOST_POINTS + " are too many");
    }
    return reader.points;
  }

  private void point(YamlMap map, Repeat repeat) {
    if (written++ >= MOST_POINTS) {
      return;
    }
    PointReader.read(map, dialect, repeat)
        .ifPresent(read -> {
          if (names.add(read.spec().name())) {
            points.add(read);
          } else {
            map.problem("name", read.spec().name() + " stands twice");
          }
        });
  }

  /** A mistake in a group is told for the first of its times only. */
  private void group(YamlMap map) {
    List<YamlMap> maps = map.maps("points");
    if (maps.isEmpty()) {
      map.problem("points", "must list at least one point");
    }
    int before = problems.count();
    for (Repeat repeat : map.map("repeat").map(this::times).orElse(List.of())) {
      if (problems.count() == before) {
        maps.forEach(point -> point(point, repeat));
      }
    }
    map.refuseUnknownKeys();
  }

  private List<Repeat> times(YamlMap map) {
    Optional<Matcher> range =
        Optional.of(RANGE.matcher(variant.count(map.text("n")))).filter(Matcher::matches);
    int first = range.map(r -> Integer.parseInt(r.group(1))).orElse(0);
    int last = range.map(r -> Integer.parseInt(r.group(2))).orElse(-1);
    if (last < first) {
      map.problem("n", "must be first..last, such as 1..20, or 1.. and a count of the variants");
    }
    int stride = 0;
    if (dialect.family() == Family.MODBUS) {
      stride = map.integer("stride", 1, Register.PLACES);
    }
    map.refuseUnknownKeys();
    List<Repeat> times = new ArrayList<>();
    for (int n = first; n <= last; n++) {
      times.add(new Repeat(n, (n - first) * stride));
    }
    return times;
  }
}
