package org.parkwatch.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;
import org.parkwatch.ui.words.Language;

/** What a person chose on this browser: language and light or dark, kept in cookies for a year. */
public final class Preferences {
  static final String LANGUAGE_COOKIE = "pw-lang";
  static final String THEME_COOKIE = "pw-theme";

  /** How bright the screens are. */
  public enum Theme {
    DARK,
    LIGHT;

    String code() {
      return switch (this) {
        case DARK -> "dark";
        case LIGHT -> "light";
      };
    }
  }

  private Preferences() {}

  /** The chosen language, else the browser's first guess. */
  static Language language(VaadinRequest request) {
    return cookie(request, LANGUAGE_COOKIE)
        .flatMap(
            code -> Arrays.stream(Language.values()).filter(l -> l.code().equals(code)).findFirst())
        .orElseGet(() -> Language.of(request.getLocale()));
  }

  static Theme theme(VaadinRequest request) {
    return cookie(request, THEME_COOKIE)
        .filter(Theme.LIGHT.code()::equals)
        .map(code -> Theme.LIGHT)
        .orElse(Theme.DARK);
  }

  /** Keeps the language and loads the page again in it. */
  public static void choose(UI ui, Language language) {
    store(ui, LANGUAGE_COOKIE, language.code());
  }

  /** Keeps the theme and loads the page again in it. */
  public static void choose(UI ui, Theme theme) {
    store(ui, THEME_COOKIE, theme.code());
  }

  private static void store(UI ui, String name, String value) {
    ui.getPage()
        .executeJs(
            "document.cookie = $0 + '=' + $1 + '; path=/; max-age=31536000; SameSite=Lax';"
                + "location.reload();",
            name,
            value);
  }

  private static Optional<String> cookie(VaadinRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
