package org.parkwatch.alerting.rules;

import java.util.Collection;
import java.util.Locale;

/** Guesses what a person meant by a misspelt word. */
final class NearMatch {
  private static final int FARTHEST = 3;

  private NearMatch() {}

  /** {@code ", did you mean X?"} for the nearest known word, else the list of them. */
  static String hint(String word, Collection<String> known) {
    String nearest = "";
    int least = FARTHEST + 1;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty()
        ? "; known: " + String.join(", ", known)
        : ", did you mean " + nearest + "?";
  }

  /** Edits (insert, delete, replace) that turn one word into the other, after Levenshtein. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
