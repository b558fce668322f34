package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.StateCode;
import org.parkwatch.profiles.mib.ColumnRef;
import org.parkwatch.profiles.mib.MibPoint;
import org.parkwatch.profiles.mib.RowScale;
import org.parkwatch.profiles.mib.RowTest;
import org.parkwatch.profiles.mib.RowUnit;

/**
 * Reads the tables of a family and their columns. A column is written relative to its table, {@code
 * /1.2} relative to the base, {@code 1.3.6.…} whole; {@code 1.2:1} has only the first arc of the
 * row's index, {@code 1.2:-1} all but the last.
 */
final class MibPointReader {
  private final Oid base;
  private final Map<String, List<StateCode>> states;
  private final List<NoReading> noReading;
  private final Glossary glossary;

  MibPointReader(
      Oid base, Map<String, List<StateCode>> states, List<NoReading> noReading, Glossary glossary) {
    this.base = base;
    this.states = states;
    this.noReading = noReading;
    this.glossary = glossary;
  }

  /** What a relative identifier means. */
  static String absolute(String text, Oid base, Oid table) {
    if (text.startsWith("1.3.6.")) {
      return text;
    }
    return text.startsWith("/") ? base.text() + "." + text.substring(1) : table.text() + "." + text;
  }

  /** A table, or the same table below several arcs: {@code each} stands for <code>{}</code>. */
  List<MibPoint> table(YamlMap map) {
    String name = map.optionalText("name").orElse("");
    String at = map.optionalText("at").orElse("");
    List<String> each = map.has("each") ? map.texts("each") : List.of("");
    if (map.has("each") != at.contains("{}")) {
      map.problem("each", "'each' and {} in 'at' go together");
    }
    List<MibPoint> points = new ArrayList<>();
    for (String arc : each) {
      String place = at.replace("{}", arc);
      Oid table = place.isEmpty() ? base : MibReader.oid(map, "at", absolute(place, base, base));
      Optional<ColumnRef> label = ref(map, "label", table);
      List<RowTest> when = tests(map, table);
      for (YamlMap point : map.maps("points")) {
        points.addAll(points(point, table, name, label, when));
      }
    }
    map.refuseUnknownKeys();
    return points;
  }

  private List<MibPoint> points(
      YamlMap map, Oid at, String group, Optional<ColumnRef> tableLabel, List<RowTest> tableWhen) {
    List<StateCode> codes = List.of();
    if (map.has("states")) {
      String name = map.text("states");
      codes = states.getOrDefault(name, List.of());
      if (codes.isEmpty()) {
        map.problem("states", "'" + name + "' is not among the profile's states");
      }
    }
    Quantity quantity =
        codes.isEmpty() ? map.oneOf("quantity", Quantity.class, Quantity.STATE) : Quantity.STATE;
    if (codes.isEmpty() && !map.has("states") && quantity == Quantity.STATE) {
      map.problem("quantity", "is missing; or 'states', which says what codes mean");
      return List.of();
    }
    String phrase = (group + " " + map.optionalText("name").orElse(usual(quantity))).strip();
    Optional<ColumnRef> label = ref(map, "label", at).or(() -> tableLabel);
    List<RowTest> when = Stream.concat(tableWhen.stream(), tests(map, at).stream()).toList();
    Optional<Pattern> rows = map.optionalText("rows").map(text -> MibReader.pattern(map, text));
    RowScale scale = scale(map, at);
    RowUnit unit = unit(map, at, quantity);
    List<NoReading> codesOfNothing = noReading(map, quantity);
    PlausibleRange range = plausible(map, quantity);
    List<MibPoint> points = new ArrayList<>();
    List<String> columns = map.texts("column");
    if (columns.isEmpty()) {
      map.problem("column", "is missing");
    }
    for (String column : columns) {
      points.add(
          new MibPoint(
              MibReader.oid(map, "column", absolute(column, base, at)),
              slug(phrase),
              glossary.names(phrase),
              quantity,
              scale,
              unit,
              codesOfNothing,
              codes,
              range.min(),
              range.max(),
              label,
              rows,
              when));
    }
    map.refuseUnknownKeys();
    return points;
  }

  private static String usual(Quantity quantity) {
    return switch (quantity) {
      case ACTIVE_POWER -> "power";
      case ACTIVE_ENERGY -> "energy";
      case DURATION -> "time";
      case PERCENT -> "share";
      default -> quantity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String slug(String phrase) {
    String slug =
        phrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", " ").strip().replaceAll(" +", ".");
    return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "p" + slug : slug;
  }

  private PlausibleRange plausible(YamlMap map, Quantity quantity) {
    List<BigDecimal> written = map.numbers("plausible");
    if (written.isEmpty()) {
      return PlausibleRange.of(quantity);
    }
    if (written.size() != 2 || written.get(0).compareTo(written.get(1)) >= 0) {
      map.problem("plausible", "must be [lowest, highest]");
      return PlausibleRange.of(quantity);
    }
    return new PlausibleRange(written.get(0).doubleValue(), written.get(1).doubleValue());
  }

  private List<NoReading> noReading(YamlMap map, Quantity quantity) {
    List<NoReading> own =
        map.has("noReading") ? NoReadingReader.read(map, "noReading", Optional.empty()) : noReading;
    return Stream.concat(own.stream(), PlausibleRange.noReading(quantity).stream()).toList();
  }

  private Optional<ColumnRef> ref(YamlMap map, String key, Oid at) {
    return map.optionalText(key).map(text -> ref(map, key, text, at));
  }

  private ColumnRef ref(YamlMap map, String key, String text, Oid at) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String arcs = colon < 0 ? "0" : text.substring(colon + 1);
    if (!arcs.matches("-?[0-9]{1,2}")) {
      map.problem(key, "'" + arcs + "' is no number of arcs of the index");
      arcs = "0";
    }
    Oid column = MibReader.oid(map, key, absolute(name, base, at));
    return new ColumnRef(column, Integer.parseInt(arcs));
  }

  private List<RowTest> tests(YamlMap map, Oid at) {
    List<YamlMap> written =
        map.holdsMap("when") ? map.map("when").stream().toList() : map.maps("when");
    List<RowTest> tests = new ArrayList<>();
    for (YamlMap test : written) {
      ColumnRef ref = ref(test, "column", test.text("column"), at);
      HashSet<String> is = new HashSet<>(test.texts("is"));
      HashSet<String> not = new HashSet<>(test.texts("not"));
      var matches = test.optionalText("matches").map(text -> MibReader.pattern(test, text));
      boolean absent = test.optionalText("absent").map("true"::equals).orElse(false);
      if (is.isEmpty() && not.isEmpty() && matches.isEmpty() && !absent) {
        test.problem("", "needs 'is', 'not', 'matches' or 'absent: true'");
      }
      tests.add(new RowTest(ref, is, not, matches, absent));
      test.refuseUnknownKeys();
    }
    return tests;
  }

  private RowScale scale(YamlMap map, Oid at) {
    if (!map.holdsMap("scale")) {
      return new RowScale(ConversionReader.factors(map, "scale"), List.of());
    }
    YamlMap source = map.map("scale").orElseThrow();
    List<RowScale.Part> parts = new ArrayList<>();
    for (RowScale.Kind kind : RowScale.Kind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      if (kind != RowScale.Kind.CODES) {
        ref(source, key, at).ifPresent(ref -> parts.add(new RowScale.Part(kind, ref, Map.of())));
        continue;
      }
      source
          .map(key)
          .ifPresent(coded -> {
            Map<String, BigDecimal> factors = new HashMap<>();
            ColumnRef ref = ref(coded, "column", coded.text("column"), at);
            for (String code : coded.keys()) {
              if (!code.equals("column")) {
                factors.put(code, ConversionReader.factor(coded, code));
              }
            }
            parts.add(new RowScale.Part(kind, ref, factors));
          });
    }
    List<BigDecimal> factors = ConversionReader.factors(source, "factor");
    source.refuseUnknownKeys();
    return new RowScale(factors, parts);
  }

  private RowUnit unit(YamlMap map, Oid at, Quantity quantity) {
    if (!map.holdsMap("unit")) {
      DeviceUnit unit = ConversionReader.unit(map, "unit", quantity);
      return new RowUnit(unit, Optional.empty(), Map.of());
    }
    YamlMap source = map.map("unit").orElseThrow();
    ColumnRef ref = ref(source, "column", source.text("column"), at);
    DeviceUnit fixed = ConversionReader.unit(source, "else", quantity);
    Map<Long, DeviceUnit> units = new HashMap<>();
    source
        .map("codes")
        .ifPresent(codes -> {
          for (String code : codes.keys()) {
            units.put(Long.valueOf(code), ConversionReader.unit(codes, code, quantity));
          }
        });
    source.refuseUnknownKeys();
    return new RowUnit(fixed, Optional.of(ref), units);
  }
}
