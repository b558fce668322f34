package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Oid;

/** Reads one profile file. Reports every mistake; the result counts only if there was none. */
final class ProfileReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private ProfileReader() {}

  static Optional<Profile> read(String file, String text, Problems problems) {
    int before = problems.count();
    Optional<YamlMap> map = YamlFile.read(file, text, problems);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Optional<Profile> profile = profile(map.get());
    return problems.count() == before ? profile : Optional.empty();
  }

  private static Optional<Profile> profile(YamlMap map) {
    String id = map.text("id");
    if (!ID.matcher(id).matches()) {
      map.problem("id", "must be small letters, digits and single hyphens");
    }
    String vendor = map.text("vendor");
    Names names = names(map, "names");
    List<String> models = map.texts("models");
    List<Source> sources = sources(map);
    Identification identification = identification(map);
    List<ProfilePoint> points = points(map);
    map.refuseUnknownKeys();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    PointSet set = new PointSet(points.stream().map(ProfilePoint::spec).toList());
    return Optional.of(
        new Profile(id, vendor, names, models, sources, identification, points, set));
  }

  private static List<Source> sources(YamlMap map) {
    List<Source> sources = new ArrayList<>();
    for (YamlMap source : map.maps("sources")) {
      sources.add(new Source(source.text("title"), source.text("revision")));
      source.refuseUnknownKeys();
    }
    if (sources.isEmpty()) {
      map.problem("sources", "must name the manual or MIB that the profile was written from");
    }
    return sources;
  }

  private static Identification identification(YamlMap map) {
    Optional<YamlMap> found = map.map("identification");
    if (found.isEmpty()) {
      map.problem("identification", "is missing");
      return new Identification(List.of(), Optional.empty());
    }
    YamlMap identification = found.get();
    List<Oid> oids = new ArrayList<>();
    for (String text : identification.texts("sysObjectId")) {
      if (Oid.isValid(text)) {
        oids.add(new Oid(text));
      } else {
        identification.problem("sysObjectId", "'" + text + "' is not an object identifier");
      }
    }
    if (oids.isEmpty()) {
      identification.problem("sysObjectId", "is missing");
    }
    Optional<Pattern> pattern = Optional.empty();
    try {
      pattern = identification.optionalText("sysDescr").map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      identification.problem("sysDescr", "not a pattern: " + e.getDescription());
    }
    identification.refuseUnknownKeys();
    return new Identification(oids, pattern);
  }

  private static List<ProfilePoint> points(YamlMap map) {
    List<ProfilePoint> points = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<YamlMap> maps = map.maps("points");
    if (maps.isEmpty()) {
      map.problem("points", "must list at least one point");
    }
    for (YamlMap point : maps) {
      PointReader.read(point)
          .ifPresent(read -> {
            if (names.add(read.spec().name())) {
              points.add(read);
            } else {
              point.problem("name", read.spec().name() + " stands twice");
            }
          });
    }
    return points;
  }

  /** A display name: a mapping of en and zh, or one text for both languages. */
  static Names names(YamlMap map, String key) {
    if (!map.holdsMap(key)) {
      String text = map.text(key);
      return Names.same(text.isEmpty() ? "?" : text);
    }
    return map.map(key)
        .map(names -> {
          String en = names.text("en");
          String zh = names.text("zh");
          names.refuseUnknownKeys();
          return en.isEmpty() || zh.isEmpty() ? Names.same("?") : new Names(en, zh);
        })
        .orElse(Names.same("?"));
  }
}
