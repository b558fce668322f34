package org.parkwatch.facility.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearMatch {
  private static final int MAX_EDITS = 3;

  /** No word of ours is half as long; more would only cost time. */
  private static final int LONGEST_WORD = 100;

  private NearMatch() {}

  /** The known word with the fewest edits; empty if none is near. */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    int most = Math.min(MAX_EDITS, Math.max(1, word.length() / 2));
    return known.stream()
        .min(Comparator.comparingInt(k -> edits(word, k)))
        .filter(k -> edits(word, k) <= most);
  }

  /** {@code , did you mean 'x'?} or, if nothing is near, {@code ; known are a, b, c}. */
  static String hint(String word, Collection<String> known) {
    return of(word, known)
        .map(near -> ", did you mean '" + near + "'?")
        .orElseGet(() -> "; known are " + String.join(", ", known));
  }

  /** Levenshtein distance, upper and lower case taken as equal. */
  private static int edits(String a, String b) {
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
