package org.parkwatch.profiles.binding;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Where a message says when it was sent.
 *
 * @param pointer place in the JSON payload after RFC 6901
 * @param within how far it may lie from receipt to be believed
 */
public record MessageTime(String pointer, Form form, Duration within) {
  /** How a message tells its time. */
  public enum Form {
    /** Text after ISO 8601, with a zone. */
    ISO,
    /** Seconds since 1970, with or without a fraction. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLIS
  }

  /** What is believed if nobody says otherwise. */
  public static final Duration USUAL_BOUND = Duration.ofSeconds(10);

  /** Year 10,000, beyond which nothing is a time of day. */
  private static final double LATEST_MILLIS = 253_402_300_800_000.0;

  private static final double MILLIS_PER_SECOND = 1000;

  public MessageTime {
    if (!Field.isPointer(pointer)) {
      throw new IllegalArgumentException("'" + pointer + "' is not a JSON pointer");
    }
  }

  /** UTC milliseconds of a number in this form; 0 if it is no time. */
  public long millis(double number) {
    double millis = form == Form.SECONDS ? number * MILLIS_PER_SECOND : number;
    return form != Form.ISO && millis > 0 && millis < LATEST_MILLIS ? Math.round(millis) : 0;
  }

  /** UTC milliseconds of a text in this form; 0 if it is no time. */
  public long millis(String text) {
    try {
      return form == Form.ISO
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : millis(Double.parseDouble(text));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return 0;
    }
  }
}
