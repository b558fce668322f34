package org.parkwatch.profiles.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.StateCode;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;

/**
 * One object's way from raw value to stored unit, in arrays. A factor below one is kept as the
 * divisor, so that 2301 tenths become 230.1 and not 230.10000000000002.
 */
final class ReadingDecoder {
  private static final int MAX_DIGITS = 9;
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private final int object;
  private final int acceptedTypes;
  private final double[] noReading;
  private final int whenObject;
  private final double whenValue;
  private final int digitsObject;
  private final int unitObject;
  private final long[] unitCodes;
  private final double[] multiply;
  private final double[] divide;
  private final double[] offset;
  private final StateCode[] states;

  private ReadingDecoder(Reading reading, ToIntFunction<Oid> place) {
    object = place.applyAsInt(reading.oid());
    acceptedTypes = reading.wire().stream().mapToInt(type -> 1 << type.code()).sum();
    noReading = reading.noReading().stream().mapToDouble(Long::doubleValue).toArray();
    whenObject = reading.when().map(when -> place.applyAsInt(when.oid())).orElse(-1);
    whenValue = reading.when().map(Condition::equalTo).orElse(0L);
    states = reading.states().toArray(StateCode[]::new);
    BigDecimal factor =
        switch (reading.scale()) {
          case Scale.Fixed fixed -> fixed.factor();
          case Scale.Digits digits -> BigDecimal.ONE;
        };
    digitsObject =
        switch (reading.scale()) {
          case Scale.Fixed fixed -> -1;
          case Scale.Digits digits -> place.applyAsInt(digits.oid());
        };
    List<Map.Entry<Long, DeviceUnit>> units =
        switch (reading.unit()) {
          case UnitSource.Fixed fixed -> List.of(Map.entry(0L, fixed.unit()));
          case UnitSource.Switched switched -> List.copyOf(switched.units().entrySet());
        };
    unitObject =
        switch (reading.unit()) {
          case UnitSource.Fixed fixed -> -1;
          case UnitSource.Switched switched -> place.applyAsInt(switched.oid());
        };
    unitCodes = units.stream().mapToLong(Map.Entry::getKey).toArray();
    multiply = new double[unitCodes.length];
    divide = new double[unitCodes.length];
    offset = units.stream().mapToDouble(unit -> unit.getValue().offset()).toArray();
    for (int i = 0; i < unitCodes.length; i++) {
      setFactor(i, factor.multiply(units.get(i).getValue().factor()));
    }
  }

  static ReadingDecoder of(Reading reading, ToIntFunction<Oid> place) {
    return new ReadingDecoder(reading, place);
  }

  private void setFactor(int unit, BigDecimal factor) {
    multiply[unit] = factor.doubleValue();
    divide[unit] = 1;
    if (factor.abs().compareTo(BigDecimal.ONE) < 0) {
      BigDecimal inverse = BigDecimal.ONE.divide(factor, 12, RoundingMode.HALF_UP);
      if (inverse.multiply(factor).compareTo(BigDecimal.ONE) == 0) {
        multiply[unit] = 1;
        divide[unit] = inverse.doubleValue();
      }
    }
  }

  /** Whether the object gave a number that may be converted; GOOD says nothing of its size. */
  Verdict check(RawValues raw) {
    Verdict verdict = type(raw, object, acceptedTypes);
    if (verdict != Verdict.GOOD) {
      return verdict;
    }
    double number = raw.number(object);
    for (double none : noReading) {
      if (number == none) {
        return Verdict.NO_READING;
      }
    }
    if (whenObject >= 0) {
      Verdict condition = type(raw, whenObject, NUMBERS);
      if (condition != Verdict.GOOD || raw.number(whenObject) != whenValue) {
        return Verdict.NO_READING;
      }
    }
    return states.length > 0 ? checkState(number) : checkSettings(raw);
  }

  private Verdict checkState(double number) {
    return state(number) < 0 ? Verdict.IMPLAUSIBLE : Verdict.GOOD;
  }

  private Verdict checkSettings(RawValues raw) {
    if (digitsObject >= 0) {
      Verdict verdict = type(raw, digitsObject, NUMBERS);
      double digits = raw.number(digitsObject);
      if (verdict != Verdict.GOOD) {
        return verdict;
      }
      if (digits < 0 || digits > MAX_DIGITS || digits != Math.rint(digits)) {
        return Verdict.IMPLAUSIBLE;
      }
    }
    if (unitObject >= 0) {
      Verdict verdict = type(raw, unitObject, NUMBERS);
      if (verdict != Verdict.GOOD) {
        return verdict;
      }
      return unit(raw) < 0 ? Verdict.IMPLAUSIBLE : Verdict.GOOD;
    }
    return Verdict.GOOD;
  }

  /** The value in the stored unit, not yet rounded. Only after {@link #check} said GOOD. */
  double value(RawValues raw) {
    double number = raw.number(object);
    if (states.length > 0) {
      return state(number);
    }
    if (digitsObject >= 0) {
      number /= POWERS_OF_TEN[(int) raw.number(digitsObject)];
    }
    int unit = unitObject < 0 ? 0 : unit(raw);
    return number * multiply[unit] / divide[unit] + offset[unit];
  }

  private int unit(RawValues raw) {
    double code = raw.number(unitObject);
    for (int i = 0; i < unitCodes.length; i++) {
      if (unitCodes[i] == code) {
        return i;
      }
    }
    return -1;
  }

  private int state(double number) {
    for (StateCode code : states) {
      if (number >= code.from() && number <= code.to()) {
        DeviceState state = code.state();
        return state.code();
      }
    }
    return -1;
  }

  /** Settings, types and presence of sensors come as any whole number. */
  private static final int NUMBERS =
      1 << WireType.INTEGER.code() | 1 << WireType.GAUGE.code() | 1 << WireType.COUNTER.code();

  private static Verdict type(RawValues raw, int object, int accepted) {
    byte kind = raw.kind(object);
    if (kind < RawValues.OTHER_TYPE && (accepted & 1 << kind) != 0) {
      return Verdict.GOOD;
    }
    if (kind == RawValues.NO_SUCH_OBJECT) {
      return Verdict.NO_SUCH_OBJECT;
    }
    if (kind == RawValues.DEVICE_ERROR) {
      return Verdict.DEVICE_ERROR;
    }
    return kind == RawValues.REFUSED ? Verdict.REFUSED : Verdict.WRONG_TYPE;
  }
}
