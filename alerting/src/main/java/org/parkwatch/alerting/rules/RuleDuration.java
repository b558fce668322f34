package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as rules write them: {@code 30s}, {@code 5min}, {@code 4h} or {@code 2d}. */
public final class RuleDuration {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|min|h|d)");

  private RuleDuration() {}

  /** The duration, empty if the text is none. */
  public static Optional<Duration> read(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "min" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
