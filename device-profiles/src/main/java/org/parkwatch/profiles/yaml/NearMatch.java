package org.parkwatch.profiles.yaml;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
final class NearMatch {
  private static final int MAX_EDITS = 3;

  private NearMatch() {}

  /** {@code , did you mean 'x'?} or, if nothing is near, {@code ; known are a, b, c}. */
  static String hint(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(k -> edits(word, k)))
        .filter(k -> edits(word, k) <= Math.min(MAX_EDITS, Math.max(1, word.length() / 2)))
        .map(k -> ", did you mean '" + k + "'?")
        .orElse("; known are " + String.join(", ", known));
  }

  /** Levenshtein distance, upper and lower case taken as equal. */
  static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
