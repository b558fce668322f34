package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.NearMatch;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * A mapping of a rule file with the kinds of values that rules have. Whatever is wrong is added to
 * the problems and reading goes on. Confined to one thread.
 */
final class RuleMap {
  private final YamlMap map;
  private final @Nullable RuleMap outer;

  RuleMap(YamlMap map) {
    this(map, null);
  }

  /**
   * @param outer gives what this mapping does not say, where {@link #holder} is asked
   */
  private RuleMap(YamlMap map, @Nullable RuleMap outer) {
    this.map = map;
    this.outer = outer;
  }

  /** The mapping that says something under the key: this one before the one around it. */
  RuleMap holder(String key) {
    boolean around = outer != null && outer.has(key);
    return outer == null || has(key) || !around ? this : outer;
  }

  /** The mappings of a list, which take from this one what they do not say themselves. */
  List<RuleMap> inner(String key) {
    return map.maps(key).stream().map(entry -> new RuleMap(entry, this)).toList();
  }

  int line() {
    return map.origin().line();
  }

  boolean has(String key) {
    return map.has(key);
  }

  /** Says that something is wrong with a key of this mapping. */
  void problem(String key, String message) {
    map.problem(key, message);
  }

  boolean require(String key) {
    return map.require(key);
  }

  @Nullable String text(String key) {
    return map.optionalText(key).orElse(null);
  }

  @Nullable String requiredText(String key) {
    return require(key) ? text(key) : null;
  }

  /** A text or a list of texts; empty where the key is absent. */
  List<String> texts(String key) {
    return map.texts(key);
  }

  double number(String key) {
    String text = requiredText(key);
    if (text == null) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers that are not finite
    }
    problem(key, "must be a number, not '" + text + "'");
    return Double.NaN;
  }

  /** A severity 1 .. 4, or 0 after a problem. */
  int severity(String key) {
    String text = requiredText(key);
    if (text == null) {
      return 0;
    }
    for (int level = Severities.FIRST; level <= Severities.LAST; level++) {
      if (text.equals(Integer.toString(level))) {
        return level;
      }
    }
    String levels = Severities.FIRST + " (urgent) to " + Severities.LAST + " (notice)";
    problem(key, "must be a severity from " + levels + ", not '" + text + "'");
    return 0;
  }

  /** A duration such as {@code 30s}, {@code 5min}, {@code 4h} or {@code 2d}. */
  Duration duration(String key) {
    String text = requiredText(key);
    if (text == null) {
      return Duration.ZERO;
    }
    Duration duration = RuleDuration.read(text).orElse(null);
    if (duration == null) {
      problem(key, "must be a duration such as 30s, 5min, 4h or 2d, not '" + text + "'");
      return Duration.ZERO;
    }
    if (duration.compareTo(Duration.ofDays(365)) > 0) {
      problem(key, "must not be longer than a year");
      return Duration.ZERO;
    }
    return duration;
  }

  /** A constant by its exact name; null after a problem or where the key is absent. */
  <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
    String text = text(key);
    return text == null ? null : constant(key, text, type);
  }

  /** The constants of a word or a list of words; empty where the key is absent. */
  <E extends Enum<E>> List<E> words(String key, Class<E> type) {
    List<E> words = new ArrayList<>();
    for (String text : map.texts(key)) {
      E word = constant(key, text, type);
      if (word != null) {
        words.add(word);
      }
    }
    return words;
  }

  private <E extends Enum<E>> @Nullable E constant(String key, String text, Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    for (E constant : constants) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    unknown(key, text, constants.stream().map(Enum::name).toList());
    return null;
  }

  /** Says that the word under the key is none of the known ones. */
  void unknown(String key, String word, Collection<String> known) {
    problem(key, "'" + word + "' is unknown" + hint(word, known));
  }

  /** Texts in both languages; null after a problem or where the key is absent. */
  @Nullable Names names(String key) {
    RuleMap names = map(key);
    if (names == null) {
      return null;
    }
    String en = names.requiredText("en");
    String zh = names.requiredText("zh");
    names.finish();
    return en == null || zh == null ? null : new Names(en, zh);
  }

  @Nullable Names requiredNames(String key) {
    return require(key) ? names(key) : null;
  }

  /** The mapping under a key; null after a problem or where the key is absent. */
  @Nullable RuleMap map(String key) {
    return map.map(key).map(RuleMap::new).orElse(null);
  }

  boolean isMap(String key) {
    return map.holdsMap(key);
  }

  /** Refuses the keys that nobody asked for. */
  void finish() {
    for (String key : map.unknownKeys()) {
      problem(key, "is no key here" + hint(key, map.knownKeys()));
    }
  }

  private static String hint(String word, Collection<String> known) {
    return NearMatch.of(word, known)
        .map(near -> ", did you mean " + near + "?")
        .orElseGet(() -> "; known: " + String.join(", ", known));
  }
}
