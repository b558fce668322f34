package org.parkwatch.alerting.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DeviceState;

/**
 * Samples as a test writes them, one word a step: a number, a state such as {@code CRITICAL},
 * {@code bad} for a sample without a value, {@code _} for no sample. {@code 2x5} is five times the
 * same; {@code 20+0.5x4} is 20, 20.5, 21 and 21.5.
 */
final class SampleText {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<what>-?\\d+(\\.\\d+)?|[A-Z]+|bad|_)(?<step>[+-]\\d+(\\.\\d+)?)?(x(?<times>\\d{1,5}))?");
  private static final int MOST = 100_000;

  /**
   * What comes at one step.
   *
   * @param value NaN for a BAD sample
   */
  record Step(double value) {}

  private SampleText() {}

  /**
   * The steps in order, null where no sample comes.
   *
   * @throws IllegalArgumentException if a word is not understood; the message names it
   */
  static List<@Nullable Step> read(String text) {
    List<@Nullable Step> steps = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      Matcher matcher = WORD.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'" + word + "' is no number, state, bad or _, such as 26.5, CRITICAL or 20+0.5x4");
      }
      String times = matcher.group("times");
      String by = matcher.group("step");
      int count = times == null ? 1 : Integer.parseInt(times);
      if (steps.size() + count > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " samples");
      }
      Step first = step(matcher.group("what"));
      for (int i = 0; i < count; i++) {
        double more = by == null ? 0 : i * Double.parseDouble(by);
        steps.add(first == null ? null : new Step(first.value() + more));
      }
    }
    return steps;
  }

  private static @Nullable Step step(String what) {
    if (what.equals("_")) {
      return null;
    }
    if (what.equals("bad")) {
      return new Step(Double.NaN);
    }
    if (!Character.isLetter(what.charAt(0))) {
      return new Step(Double.parseDouble(what));
    }
    for (DeviceState state : DeviceState.values()) {
      if (state.name().equals(what)) {
        return new Step(state.code());
      }
    }
    throw new IllegalArgumentException(
        "'" + what + "' is no state; known: " + List.of(DeviceState.values()));
  }
}
