package org.parkwatch.ui.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.latest.Latest;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Which time a request asks about: with {@code at}, an instant of the past in UTC milliseconds, its
 * answer is made of what stood then; without, of the newest values. Thread-safe.
 */
final class AskedTime {
  private static final String AT = "at";

  private final Latest latest;
  private final History history;

  AskedTime(Latest latest, History history) {
    this.latest = latest;
    this.history = history;
  }

  /** A request that asks for what cannot be; the message says what is wrong with it. */
  static final class NoSuchTime extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchTime(String message) {
      super(message);
    }
  }

  /**
   * The instant that a request asks about; empty for the present.
   *
   * @throws NoSuchTime if it is no number, or in the future
   */
  Optional<Long> at(ServerRequest request) {
    Optional<String> text = request.param(AT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      long at = Long.parseLong(text.get());
      if (at >= 0 && at <= latest.watermark()) {
        return Optional.of(at);
      }
    } catch (NumberFormatException notANumber) {
      // Said below together with numbers out of range.
    }
    throw new NoSuchTime(
        "at must be UTC milliseconds of the past, up to %d, got \"%s\""
            .formatted(latest.watermark(), text.get()));
  }

  /**
   * The values that a request asks about.
   *
   * @param points those that the answer is made of; asked only for the past
   * @throws NoSuchTime as {@link #at}
   */
  Latest values(ServerRequest request, Supplier<int[]> points) {
    return at(request).<Latest>map(at -> history.asOf(points.get(), at)).orElse(latest);
  }
}
