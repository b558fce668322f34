package org.parkwatch.ui.words;

import java.util.Locale;

/** The languages of the screens. */
public enum Language {
  EN(Locale.ENGLISH, "English"),
  ZH(Locale.SIMPLIFIED_CHINESE, "中文");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  public Locale locale() {
    return locale;
  }

  /** The language's name in itself. */
  public String ownName() {
    return ownName;
  }

  /** As in {@code lang} attributes and the cookie: {@code en} or {@code zh}. */
  public String code() {
    return locale.getLanguage();
  }

  /** Chinese for any Chinese locale, else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals(ZH.code()) ? ZH : EN;
  }
}
