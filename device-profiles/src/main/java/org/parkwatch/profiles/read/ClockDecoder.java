package org.parkwatch.profiles.read;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.ClockForm;

/**
 * By how many seconds a clock is ahead that a device tells in numbers, against the moment in which
 * they were received. Immutable.
 */
final class ClockDecoder implements Decoder {
  private static final int CENTURY = 2000;
  private static final int SHORT_YEARS = 100;
  private static final int LAST_SECOND = 59;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ClockForm form;
  private final ReadingDecoder[] readings;
  private final Rounding rounding;

  ClockDecoder(Binding binding, ClockForm form, ReadingDecoder[] readings) {
    this.form = form;
    this.readings = readings;
    rounding = Rounding.of(binding);
  }

  @Override
  public void decode(RawValues raw, PointValues into, int place) {
    int[] numbers = new int[readings.length];
    for (int i = 0; i < readings.length; i++) {
      Verdict verdict = readings[i].check(raw);
      if (verdict != Verdict.GOOD) {
        into.put(place, Double.NaN, verdict);
        return;
      }
      numbers[i] = (int) readings[i].value(raw);
    }
    double received = raw.receivedMillis(readings[readings.length - 1].object());
    try {
      double told =
          form.inParts()
              ? parts(numbers).atZone(zone()).toInstant().toEpochMilli()
              : readings[0].value(raw) * MILLIS_PER_SECOND;
      into.put(place, rounding.round((told - received) / MILLIS_PER_SECOND), Verdict.GOOD);
    } catch (DateTimeException e) {
      into.put(place, Double.NaN, Verdict.IMPLAUSIBLE);
    }
  }

  private ZoneId zone() {
    return form.local() ? ZoneId.systemDefault() : ZoneOffset.UTC;
  }

  /** A second of 60 is a leap second. */
  private static LocalDateTime parts(int[] numbers) {
    int year = numbers[0] < SHORT_YEARS ? CENTURY + numbers[0] : numbers[0];
    int second = numbers[5] == LAST_SECOND + 1 ? LAST_SECOND : numbers[5];
    return LocalDateTime.of(year, numbers[1], numbers[2], numbers[3], numbers[4], second);
  }
}
