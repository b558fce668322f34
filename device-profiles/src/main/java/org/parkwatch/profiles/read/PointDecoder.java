package org.parkwatch.profiles.read;

import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Combine;

/** Joins the readings of one point, rounds and checks the range. Immutable. */
final class PointDecoder implements Decoder {
  /** By state code, how much a state needs a person. */
  private static final int[] NEED = new int[DeviceState.values().length];

  static {
    DeviceState[] mildestFirst = {
      DeviceState.NORMAL,
      DeviceState.NOTICE,
      DeviceState.UNKNOWN,
      DeviceState.OFF,
      DeviceState.WARNING,
      DeviceState.CRITICAL
    };
    for (int i = 0; i < mildestFirst.length; i++) {
      NEED[mildestFirst[i].code()] = i;
    }
  }

  private final Combine combine;
  private final ReadingDecoder[] readings;
  private final Rounding rounding;

  PointDecoder(Binding binding, ReadingDecoder[] readings) {
    combine = binding.combine();
    this.readings = readings;
    rounding = Rounding.of(binding);
  }

  @Override
  public void decode(RawValues raw, PointValues into, int point) {
    if (combine == Combine.FIRST) {
      first(raw, into, point);
    } else {
      all(raw, into, point);
    }
  }

  private void first(RawValues raw, PointValues into, int point) {
    Verdict reason = Verdict.NO_SUCH_OBJECT;
    for (ReadingDecoder reading : readings) {
      Verdict verdict = reading.check(raw);
      double value = verdict == Verdict.GOOD ? rounding.round(reading.value(raw)) : Double.NaN;
      if (verdict == Verdict.GOOD && rounding.plausible(value)) {
        into.put(point, value, Verdict.GOOD);
        into.uncertain(point, reading.uncertain(raw));
        return;
      }
      if (reason == Verdict.NO_SUCH_OBJECT) {
        reason = verdict == Verdict.GOOD ? Verdict.IMPLAUSIBLE : verdict;
      }
    }
    into.put(point, Double.NaN, reason);
  }

  private void all(RawValues raw, PointValues into, int point) {
    int count = 0;
    double joined = 0;
    boolean uncertain = false;
    for (ReadingDecoder reading : readings) {
      Verdict verdict = reading.check(raw);
      if (verdict == Verdict.NO_SUCH_OBJECT) {
        continue;
      }
      if (verdict != Verdict.GOOD) {
        into.put(point, Double.NaN, verdict);
        return;
      }
      double value = reading.value(raw);
      uncertain |= reading.uncertain(raw);
      joined = count++ == 0 ? value : join(joined, value);
    }
    if (count == 0) {
      into.put(point, Double.NaN, Verdict.NO_SUCH_OBJECT);
      return;
    }
    double value = rounding.round(combine == Combine.MEAN ? joined / count : joined);
    boolean plausible = rounding.plausible(value);
    into.put(point, plausible ? value : Double.NaN, plausible ? Verdict.GOOD : Verdict.IMPLAUSIBLE);
    into.uncertain(point, uncertain);
  }

  private double join(double a, double b) {
    return switch (combine) {
      case FIRST -> a;
      case SUM, MEAN -> a + b;
      case MAX -> Math.max(a, b);
      case WORST -> NEED[(int) b] > NEED[(int) a] ? b : a;
    };
  }
}
