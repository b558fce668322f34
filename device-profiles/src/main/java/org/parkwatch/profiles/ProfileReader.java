package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/** Reads one profile file. Reports every mistake; the result counts only if there was none. */
final class ProfileReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private ProfileReader() {}

  /** The profiles of a file: one, or one for each variant. */
  static List<Profile> read(String file, String text, Problems problems) {
    int before = problems.count();
    Optional<YamlMap> map = YamlFile.read(file, text, problems);
    if (map.isEmpty()) {
      return List.of();
    }
    List<Profile> profiles = new ArrayList<>();
    for (Variant variant : variants(map.get())) {
      profile(map.get(), variant, problems).ifPresent(profiles::add);
    }
    return problems.count() == before ? profiles : List.of();
  }

  private static List<Variant> variants(YamlMap map) {
    if (!map.has("variants")) {
      String id = map.text("id");
      checkId(map, "id", id);
      return List.of(Variant.only(id));
    }
    if (map.has("id")) {
      map.problem("id", "stands beside 'variants', which have ids of their own");
    }
    List<Variant> variants = map.map("variants").map(Variant::read).orElse(List.of());
    if (variants.isEmpty()) {
      map.problem("variants", "must have at least one: its id and its counts");
    }
    variants.forEach(variant -> checkId(map, "variants", variant.id()));
    return variants;
  }

  private static void checkId(YamlMap map, String key, String id) {
    if (!ID.matcher(id).matches()) {
      map.problem(key, "'" + id + "' is no id: small letters, digits and single hyphens");
    }
  }

  private static Optional<Profile> profile(YamlMap map, Variant variant, Problems problems) {
    String vendor = map.text("vendor");
    Names names = variant.fill(names(map, "names"));
    List<String> models = map.texts("models");
    List<Source> sources = sources(map);
    Dialect dialect = DialectReader.read(map);
    Identification identification = IdentificationReader.read(map, dialect);
    List<ProfilePoint> points = new ArrayList<>(PointsReader.read(map, dialect, variant, problems));
    List<EventPoint> events = EventPointReader.read(map, dialect, points);
    Optional<ProfilePoint> clock = ClockOffset.read(map, dialect);
    boolean told = ClockOffset.toldToCollector(map, dialect);
    map.refuseUnknownKeys();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    clock.ifPresent(points::add);
    List<PointSpec> specs = new ArrayList<>(points.stream().map(ProfilePoint::spec).toList());
    if (told) {
      specs.add(ClockOffset.SPEC);
    }
    events.forEach(event -> specs.add(event.spec()));
    PointSet set = new PointSet(specs);
    return Optional.of(
        new Profile(
            variant.id(),
            vendor,
            names,
            models,
            sources,
            dialect,
            identification,
            points,
            events,
            set));
  }

  static List<Source> sources(YamlMap map) {
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
