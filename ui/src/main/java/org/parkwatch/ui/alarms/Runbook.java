package org.parkwatch.ui.alarms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the house says about a kind of alarm, from {@code docs/runbooks}. Immutable. */
record Runbook(List<String> lines) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");

  Runbook {
    lines = List.copyOf(lines);
  }

  /** The text in the reader's language; empty where there is none of that name. */
  static Optional<Runbook> of(String name, Locale locale) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String language = locale.getLanguage().equals("zh") ? "zh" : "en";
    String file = "/org/parkwatch/ui/runbooks/" + name + "." + language + ".md";
    try (InputStream in = Runbook.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new Runbook(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
