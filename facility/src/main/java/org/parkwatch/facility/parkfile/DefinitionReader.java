package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.parkfile.Definition.Body;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlNode;

/** Turns YAML nodes into definitions and notes everything that is wrong in their form. */
final class DefinitionReader {
  static final Set<String> BODY_KEYS = Set.of("places", "cabinets", "equipment", "use");
  static final Set<String> PLACE_KEYS =
      union(BODY_KEYS, Set.of("kind", "each", "code", "names", "area", "life", "air"));
  static final Set<String> CABINET_KEYS = Set.of("each", "code", "label", "units", "area");
  static final Set<String> EQUIPMENT_KEYS =
      Set.of(
          "kind",
          "each",
          "code",
          "names",
          "place",
          "side",
          "model",
          "ratings",
          "fed-by",
          "cooled-by",
          "connected-by",
          "cools");
  static final Set<String> LIFE_KEYS = Set.of("life", "places");

  private static final Set<PlaceKind> BELOW_PARK =
      Arrays.stream(PlaceKind.values())
          .filter(kind -> kind != PlaceKind.PARK)
          .collect(Collectors.toUnmodifiableSet());

  private final Problems problems;

  DefinitionReader(Problems problems) {
    this.problems = problems;
  }

  static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  /** How an enum constant is written in a park file: {@code UPS_GROUP} as {@code ups-group}. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Body body(Map<String, YamlNode> map) {
    return new Body(
        each(map.get("places"), this::place),
        each(map.get("cabinets"), this::cabinets),
        each(map.get("equipment"), this::equipment),
        each(map.get("use"), node -> new Definition.Use(node.origin(), node.text())));
  }

  private static <T> List<T> each(@Nullable YamlNode node, Function<YamlNode, @Nullable T> reader) {
    List<T> list = new ArrayList<>();
    if (node != null) {
      for (YamlNode item : node.items()) {
        T read = reader.apply(item);
        if (read != null) {
          list.add(read);
        }
      }
    }
    return list;
  }

  private Definition.@Nullable OfPlaces place(YamlNode node) {
    Map<String, YamlNode> map = node.map(PLACE_KEYS);
    PlaceKind kind = constant(node, map.get("kind"), "kind", BELOW_PARK);
    TextPattern code = required(node, map, "code");
    Each each = Each.of(map.get("each"));
    NamesPattern names = NamesPattern.of(map.get("names"), problems);
    AreaPattern area = AreaPattern.of(map.get("area"));
    Life life = map.containsKey("life") ? life(node, map) : null;
    AirClass air = air(node, map);
    Body body = body(map);
    if (kind == null || code == null) {
      return null;
    }
    return new Definition.OfPlaces(node.origin(), kind, each, code, names, area, life, air, body);
  }

  private Definition.@Nullable OfCabinets cabinets(YamlNode node) {
    Map<String, YamlNode> map = node.map(CABINET_KEYS);
    TextPattern code = required(node, map, "code");
    TextPattern label = required(node, map, "label");
    YamlNode units = map.get("units");
    Each each = Each.of(map.get("each"));
    AreaPattern area = AreaPattern.of(map.get("area"));
    if (code == null || label == null) {
      return null;
    }
    return new Definition.OfCabinets(
        node.origin(), each, code, label, units == null ? 42 : units.integer(1, 100), area);
  }

  private Definition.@Nullable OfEquipment equipment(YamlNode node) {
    Map<String, YamlNode> map = node.map(EQUIPMENT_KEYS);
    EquipmentKind kind = constant(node, map.get("kind"), "kind", Set.of(EquipmentKind.values()));
    TextPattern code = required(node, map, "code");
    Each each = Each.of(map.get("each"));
    NamesPattern names = NamesPattern.of(map.get("names"), problems);
    Map<String, Double> ratings = ratings(map.get("ratings"));
    if (kind == null || code == null) {
      return null;
    }
    return new Definition.OfEquipment(
        node.origin(),
        kind,
        each,
        code,
        names,
        optional(map.get("place")),
        optional(map.get("side")),
        optional(map.get("model")),
        ratings,
        each(map.get("fed-by"), this::optional),
        each(map.get("cooled-by"), this::optional),
        each(map.get("connected-by"), this::optional),
        each(map.get("cools"), this::optional));
  }

  /** The entries of the top-level key {@code life}. */
  List<Definition.OfLife> lives(@Nullable YamlNode node) {
    List<Definition.OfLife> lives = new ArrayList<>();
    for (YamlNode item : node == null ? List.<YamlNode>of() : node.items()) {
      Map<String, YamlNode> map = item.map(LIFE_KEYS);
      Life life = life(item, map);
      YamlNode places = map.get("places");
      if (places == null) {
        item.expected("the key `places`, a list of codes");
      } else if (life != null) {
        for (YamlNode place : places.items()) {
          lives.add(new Definition.OfLife(place.origin(), life, place.text()));
        }
      }
    }
    return lives;
  }

  private @Nullable Life life(YamlNode node, Map<String, YamlNode> map) {
    return constant(node, map.get("life"), "life", Set.of(Life.values()));
  }

  /** The class of air; null where the mapping says none, or a wrong one. */
  static @Nullable AirClass air(YamlNode node, Map<String, YamlNode> map) {
    return map.containsKey("air")
        ? constant(node, map.get("air"), "air", EnumSet.allOf(AirClass.class))
        : null;
  }

  private static Map<String, Double> ratings(@Nullable YamlNode node) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    if (node != null) {
      node.entries().forEach((name, value) -> ratings.put(name, value.number()));
    }
    return ratings;
  }

  private @Nullable TextPattern optional(@Nullable YamlNode node) {
    return node == null ? null : TextPattern.of(node, problems);
  }

  private @Nullable TextPattern required(YamlNode node, Map<String, YamlNode> map, String key) {
    if (!map.containsKey(key)) {
      node.expected("the key `" + key + "`");
    }
    return optional(map.get(key));
  }

  private static <E extends Enum<E>> @Nullable E constant(
      YamlNode owner, @Nullable YamlNode node, String key, Set<E> allowed) {
    if (node == null) {
      owner.expected("the key `" + key + "`");
      return null;
    }
    String text = node.text();
    for (E constant : allowed) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    node.expected(
        "one of "
            + allowed.stream().sorted().map(DefinitionReader::written).toList()
            + ", not `"
            + text
            + "`");
    return null;
  }
}
