package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.StateCode;
import org.parkwatch.profiles.mib.MibPoint;
import org.parkwatch.profiles.mib.MibProfile;
import org.parkwatch.profiles.mib.Notification;
import org.parkwatch.profiles.mib.Sign;

/** Reads a family by MIB from its file. Reports every mistake; it counts only without any. */
final class MibReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final YamlMap map;
  private final Glossary glossary;

  private MibReader(YamlMap map, Glossary glossary) {
    this.map = map;
    this.glossary = glossary;
  }

  static Optional<MibProfile> read(String file, String text, Glossary glossary, Problems problems) {
    int before = problems.count();
    return YamlFile.read(file, text, problems)
        .map(map -> new MibReader(map, glossary).profile())
        .filter(profile -> problems.count() == before);
  }

  private MibProfile profile() {
    String id = map.text("id");
    if (!ID.matcher(id).matches()) {
      map.problem("id", "'" + id + "' is no id: small letters, digits and single hyphens");
    }
    String vendor = map.text("vendor");
    Names names = ProfileReader.names(map, "names");
    ProfileReader.sources(map);
    Oid base = oid(map, "base", map.text("base"));
    MibProfile.Rank rank = map.oneOf("rank", MibProfile.Rank.class, MibProfile.Rank.MAKE);
    List<Sign> signs = signs("identification");
    List<Sign> only = signs("only");
    Map<MibProfile.Field, List<Oid>> identity = identity(base);
    Map<MibProfile.Field, Pattern> described = described();
    List<NoReading> noReading =
        map.has("noReading") ? NoReadingReader.read(map, "noReading", Optional.empty()) : List.of();
    MibPointReader reader = new MibPointReader(base, states(), noReading, glossary);
    List<MibPoint> points = new ArrayList<>();
    for (YamlMap table : map.maps("tables")) {
      points.addAll(reader.table(table));
    }
    List<Notification> notifications = NotificationReader.kinds(map);
    Map<Oid, Names> notificationObjects = NotificationReader.objects(map);
    Oddities oddities = OdditiesReader.read(map, Oddity.ofMibs());
    map.refuseUnknownKeys();
    checkTwice(points);
    return new MibProfile(
        id,
        vendor,
        names,
        base,
        rank,
        signs,
        only,
        identity,
        described,
        points,
        notifications,
        notificationObjects,
        oddities);
  }

  /** The same column may stand twice only where conditions tell the rows apart. */
  private void checkTwice(List<MibPoint> points) {
    Set<Oid> seen = new HashSet<>();
    for (MibPoint point : points) {
      if (!seen.add(point.column()) && point.when().isEmpty() && point.rows().isEmpty()) {
        map.problem(
            "tables", "column " + point.column() + " stands twice, without 'when' or 'rows'");
      }
    }
  }

  private List<Sign> signs(String key) {
    List<YamlMap> signs = map.holdsMap(key) ? map.map(key).stream().toList() : map.maps(key);
    return signs.stream()
        .map(sign -> {
          List<Oid> oids =
              sign.texts("sysObjectId").stream().map(t -> oid(sign, "sysObjectId", t)).toList();
          Optional<Pattern> descr = sign.optionalText("sysDescr").map(t -> pattern(sign, t));
          if (oids.isEmpty() && descr.isEmpty()) {
            map.problem(key, "needs sysObjectId or sysDescr");
          }
          sign.refuseUnknownKeys();
          return new Sign(oids, descr);
        })
        .toList();
  }

  private Map<MibProfile.Field, List<Oid>> identity(Oid base) {
    Map<MibProfile.Field, List<Oid>> identity = new EnumMap<>(MibProfile.Field.class);
    map.map("identity")
        .ifPresent(fields -> {
          for (MibProfile.Field field : MibProfile.Field.values()) {
            String key = field.name().toLowerCase(Locale.ROOT);
            if (fields.has(key)) {
              identity.put(
                  field,
                  fields.texts(key).stream()
                      .map(text -> oid(fields, key, MibPointReader.absolute(text, base, base)))
                      .toList());
            }
          }
          fields.refuseUnknownKeys();
        });
    return identity;
  }

  private Map<MibProfile.Field, Pattern> described() {
    Map<MibProfile.Field, Pattern> described = new EnumMap<>(MibProfile.Field.class);
    map.map("sysDescr")
        .ifPresent(fields -> {
          for (MibProfile.Field field : MibProfile.Field.values()) {
            String key = field.name().toLowerCase(Locale.ROOT);
            fields.optionalText(key).ifPresent(t -> described.put(field, pattern(fields, t)));
          }
          fields.refuseUnknownKeys();
        });
    return described;
  }

  private Map<String, List<StateCode>> states() {
    Map<String, List<StateCode>> states = new HashMap<>();
    map.map("states")
        .ifPresent(named -> {
          for (String name : named.keys()) {
            named
                .map(name)
                .ifPresent(codes -> states.put(name, MibStateReader.read(codes, glossary)));
          }
        });
    return states;
  }

  static Oid oid(YamlMap map, String key, String text) {
    if (Oid.isValid(text)) {
      return new Oid(text);
    }
    map.problem(key, "'" + text + "' is not an object identifier");
    return new Oid("1.3");
  }

  static Pattern pattern(YamlMap map, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      map.problem("", "'" + text + "' is not a pattern: " + e.getDescription());
      return Pattern.compile("");
    }
  }
}
