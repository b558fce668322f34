package org.parkwatch.ui.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person typed into a field that finds or filters: words in any order and any case.
 *
 * @param words in lower case; empty if nothing was typed
 */
public record Terms(List<String> words) {
  public static final Terms NONE = new Terms(List.of());

  private static final Pattern SPACE = Pattern.compile("\\s+");

  public Terms {
    words = List.copyOf(words);
  }

  public static Terms of(String typed) {
    return new Terms(SPACE.splitAsStream(fold(typed)).filter(word -> !word.isEmpty()).toList());
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * Whether every word stands in the text; true if there is none.
   *
   * @param folded text that went through {@link #fold}
   */
  public boolean allIn(String folded) {
    for (String word : words) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Lower case by no language's rules, so that codes compare the same everywhere. */
  public static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
