package org.parkwatch.ui.words;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.Severity;

/**
 * Every text of the screens, from {@code words_en.properties} and {@code words_zh.properties}
 * beside this class, in UTF-8; the names of the levels are data of their own. {@code {0}}, {@code
 * {1}} … are replaced by the parameters as they are. Immutable and thread-safe.
 */
public final class Words implements I18NProvider {
  private static final String LEVEL = "level.";

  private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

  private final Severities severities;

  /**
   * All texts.
   *
   * @param severities whose names stand under {@code level.1} .. {@code level.4}
   */
  public Words(Severities severities) {
    this.severities = severities;
    for (Language language : Language.values()) {
      bundles.put(language, load(language));
    }
  }

  private static ResourceBundle load(Language language) {
    String file = "words_" + language.code() + ".properties";
    try (var in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new PropertyResourceBundle(
          new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(file, e);
    }
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return Stream.of(Language.values()).map(Language::locale).toList();
  }

  /**
   * The text of a key.
   *
   * @throws MissingResourceException if the key has no text
   */
  @Override
  public String getTranslation(String key, @Nullable Locale locale, @Nullable Object... params) {
    Language language = locale == null ? Language.EN : Language.of(locale);
    for (Severity severity : severities.levels()) {
      if (key.equals(LEVEL + severity.level())) {
        return severity.names().in(language.locale());
      }
    }
    return fill(bundle(language).getString(key), params);
  }

  private ResourceBundle bundle(Language language) {
    ResourceBundle bundle = bundles.get(language);
    if (bundle == null) {
      throw new IllegalStateException("no words for " + language);
    }
    return bundle;
  }

  private static String fill(String text, @Nullable Object... params) {
    String filled = text;
    for (int i = 0; i < params.length; i++) {
      filled = filled.replace("{" + i + "}", String.valueOf(params[i]));
    }
    return filled;
  }
}
