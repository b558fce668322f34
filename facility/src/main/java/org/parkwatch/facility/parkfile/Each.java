package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.yaml.YamlNode;

/**
 * Repeats a definition: {@code each: {f: 1..4, s: A..B}} stands for eight of it, the last variable
 * running fastest. A range is {@code 1..4}, {@code 01..20} (keeps its leading zeros), {@code A..K},
 * a list {@code A, C, F}, each with an optional {@code except I}.
 */
record Each(Map<String, List<String>> values) {
  static final Each ONCE = new Each(Map.of());

  /** More values than this in one range is a slip of the pen. */
  static final int LARGEST_RANGE = 1000;

  /** So is a product of ranges beyond this. */
  static final int LARGEST_PRODUCT = 20_000;

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");
  private static final Pattern LETTERS = Pattern.compile("([A-Z])\\.\\.([A-Z])");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
  private static final Set<String> TAKEN =
      Set.of("park", "building", "floor", "room", "row", "zone");

  static Each of(@Nullable YamlNode node) {
    if (node == null) {
      return ONCE;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    node.entries()
        .forEach((name, range) -> {
          if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            range.expected("a variable of small letters other than " + TAKEN);
          }
          values.put(name, range(range));
        });
    long combinations = 1;
    for (List<String> one : values.values()) {
      combinations = Math.min(combinations * one.size(), Integer.MAX_VALUE);
    }
    if (combinations > LARGEST_PRODUCT) {
      node.expected("at most " + LARGEST_PRODUCT + " combinations, not " + combinations);
      return new Each(Map.of("none", List.of()));
    }
    return new Each(values);
  }

  private static List<String> range(YamlNode node) {
    String text = node.text();
    int except = text.indexOf(" except ");
    List<String> values = new ArrayList<>();
    for (String part : split(except < 0 ? text : text.substring(0, except))) {
      if (!add(part, values)) {
        node.expected("a range such as 1..4, 01..20, A..K or a list, optionally `except I`");
        return List.of();
      }
    }
    if (except >= 0) {
      for (String part : split(text.substring(except + " except ".length()))) {
        if (!values.remove(part)) {
          node.expected("after `except` a value of the range, not " + part);
        }
      }
    }
    return values;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean add(String part, List<String> values) {
    Matcher numbers = NUMBERS.matcher(part);
    Matcher letters = LETTERS.matcher(part);
    if (numbers.matches()) {
      int from = Integer.parseInt(numbers.group(1));
      int to = Integer.parseInt(numbers.group(2));
      int width = numbers.group(1).startsWith("0") ? numbers.group(1).length() : 1;
      for (int i = from; i <= to && values.size() <= LARGEST_RANGE; i++) {
        String digits = Integer.toString(i);
        values.add("0".repeat(Math.max(0, width - digits.length())) + digits);
      }
      return from <= to && values.size() <= LARGEST_RANGE;
    }
    if (letters.matches()) {
      char to = letters.group(2).charAt(0);
      for (char c = letters.group(1).charAt(0); c <= to; c++) {
        values.add(String.valueOf(c));
      }
      return !values.isEmpty();
    }
    values.add(part);
    return !part.isEmpty() && !part.contains("..");
  }

  /** Calls the action for every combination, with its 0-based number. */
  void forEach(Vars vars, ObjIntConsumer<Vars> action) {
    List<Vars> combinations = List.of(vars);
    for (Map.Entry<String, List<String>> variable : values.entrySet()) {
      List<Vars> longer = new ArrayList<>();
      for (Vars combination : combinations) {
        for (String value : variable.getValue()) {
          longer.add(combination.with(variable.getKey(), value));
        }
      }
      combinations = longer;
    }
    for (int i = 0; i < combinations.size(); i++) {
      action.accept(combinations.get(i), i);
    }
  }
}
