package org.parkwatch.facility.park;

import java.util.Locale;

/**
 * A display name in the two languages of the house. Both are always present: a name given in one
 * language stands for both.
 */
public record Names(String en, String zh) {
  public Names {
    if (en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException("a name needs text in English and Chinese");
    }
  }

  /** The same text in both languages, for codes and numbers. */
  public static Names same(String text) {
    return new Names(text, text);
  }

  /** The Chinese text for any Chinese locale, else the English one. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
