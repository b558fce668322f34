package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;

/**
 * Chinese for the words that MIBs use, so that a family written once in English shows in both
 * languages. The longest known phrase counts; a word that is not known stays as it is. Immutable.
 */
final class Glossary {
  private final Map<String, String> chinese;
  private final int longest;

  private Glossary(Map<String, String> chinese) {
    this.chinese = chinese;
    this.longest =
        chinese.keySet().stream().mapToInt(phrase -> phrase.split(" ").length).max().orElse(1);
  }

  static Glossary read(String file, String text, Problems problems) {
    Map<String, String> chinese = new TreeMap<>();
    YamlFile.read(file, text, problems)
        .ifPresent(map -> map.keys().forEach(key -> chinese.put(key, map.text(key))));
    return new Glossary(chinese);
  }

  /** The phrase in both languages, in English with a capital first. */
  Names names(String phrase) {
    String en = phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    return new Names(en, chinese(phrase));
  }

  /** A state's word in both languages, as written. */
  Names word(String phrase) {
    return new Names(phrase, chinese(phrase));
  }

  /** The words of a phrase that the glossary does not know; numbers and signs are known. */
  List<String> unknown(String phrase) {
    List<String> unknown = new ArrayList<>();
    translate(phrase, unknown);
    return unknown;
  }

  private String chinese(String phrase) {
    return translate(phrase, new ArrayList<>());
  }

  private String translate(String phrase, List<String> unknown) {
    String[] words = phrase.strip().split("\\s+");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length; ) {
      int taken = phraseAt(words, i);
      String known = taken == 0 ? null : chinese.get(key(words, i, taken));
      if (known == null) {
        if (words[i].chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
          unknown.add(words[i]);
        }
        out.append(out.isEmpty() ? "" : " ").append(words[i]).append(' ');
        i++;
      } else {
        out.append(known);
        i += taken;
      }
    }
    return out.toString().replace("  ", " ").strip();
  }

  private int phraseAt(String[] words, int from) {
    for (int count = Math.min(longest, words.length - from); count > 0; count--) {
      if (chinese.containsKey(key(words, from, count))) {
        return count;
      }
    }
    return 0;
  }

  private static String key(String[] words, int from, int count) {
    return String.join(" ", List.of(words).subList(from, from + count)).toLowerCase(Locale.ROOT);
  }
}
