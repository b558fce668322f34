package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * One of the sizes in which a make is built: frames of 16 and of 24 modules.
 *
 * @param id of the profile
 * @param counts how often a group of points is there, by the name that {@code repeat} uses
 */
record Variant(String id, Map<String, Integer> counts) {
  private static final int MOST = 9_999;

  Variant {
    counts = Map.copyOf(counts);
  }

  /** A make that comes in one size. */
  static Variant only(String id) {
    return new Variant(id, Map.of());
  }

  static List<Variant> read(YamlMap map) {
    List<Variant> variants = new ArrayList<>();
    for (String id : map.keys()) {
      map.map(id)
          .ifPresent(entry -> {
            Map<String, Integer> counts = new TreeMap<>();
            entry.keys().forEach(name -> counts.put(name, entry.integer(name, 0, MOST)));
            variants.add(new Variant(id, counts));
          });
    }
    return variants;
  }

  /** The range with the count in place of its name: {@code 1..modules} becomes {@code 1..24}. */
  String count(String range) {
    int dots = range.indexOf("..");
    Integer count = dots < 0 ? null : counts.get(range.substring(dots + 2));
    return count == null ? range : range.substring(0, dots + 2) + count;
  }

  /** Names with the counts in place: {@code {modules}}. */
  Names fill(Names names) {
    return new Names(fill(names.en()), fill(names.zh()));
  }

  private String fill(String text) {
    String filled = text;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      filled = filled.replace("{" + count.getKey() + "}", count.getValue().toString());
    }
    return filled;
  }
}
