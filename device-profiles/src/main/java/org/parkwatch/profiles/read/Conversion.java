package org.parkwatch.profiles.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;

/**
 * From a raw number to the stored unit, in arrays. A factor below one is kept as the divisor, so
 * that 2301 tenths become 230.1 and not 230.10000000000002.
 */
final class Conversion {
  private static final int MAX_DIGITS = 9;
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS_OF_INVERSE = 12;

  private final Scale scale;
  private final int scaleObject;
  private final int unitObject;
  private final long[] unitCodes;
  private final double[] multiply;
  private final double[] divide;
  private final double[] offset;

  Conversion(Reading reading, ToIntFunction<Address> place) {
    scale = reading.scale();
    scaleObject =
        switch (scale) {
          case Scale.Fixed fixed -> -1;
          case Scale.FourQuadrants quadrants -> -1;
          case Scale.Digits digits -> place.applyAsInt(digits.address());
          case Scale.Exponent exponent -> place.applyAsInt(exponent.address());
          case Scale.PercentOf rated -> place.applyAsInt(rated.address());
        };
    BigDecimal factor =
        switch (scale) {
          case Scale.Fixed fixed -> fixed.factor();
          case Scale.PercentOf rated -> rated.factor().divide(HUNDRED);
          case Scale.Digits digits -> BigDecimal.ONE;
          case Scale.Exponent exponent -> BigDecimal.ONE;
          case Scale.FourQuadrants quadrants -> BigDecimal.ONE;
        };
    List<Map.Entry<Long, DeviceUnit>> units =
        switch (reading.unit()) {
          case UnitSource.Fixed fixed -> List.of(Map.entry(0L, fixed.unit()));
          case UnitSource.Served served ->
              List.of(Map.entry(0L, DeviceUnit.stored(served.quantity())));
          case UnitSource.Switched switched -> List.copyOf(switched.units().entrySet());
        };
    unitObject =
        switch (reading.unit()) {
          case UnitSource.Fixed fixed -> -1;
          case UnitSource.Served served -> -1;
          case UnitSource.Switched switched -> place.applyAsInt(switched.address());
        };
    unitCodes = units.stream().mapToLong(Map.Entry::getKey).toArray();
    multiply = new double[unitCodes.length];
    divide = new double[unitCodes.length];
    BigDecimal before = scale instanceof Scale.Fixed fixed ? fixed.offset() : BigDecimal.ZERO;
    offset =
        units.stream()
            .map(Map.Entry::getValue)
            .mapToDouble(unit -> before.multiply(unit.factor()).doubleValue() + unit.offset())
            .toArray();
    for (int i = 0; i < unitCodes.length; i++) {
      setFactor(i, factor.multiply(units.get(i).getValue().factor()));
    }
  }

  private void setFactor(int unit, BigDecimal factor) {
    multiply[unit] = factor.doubleValue();
    divide[unit] = 1;
    if (factor.abs().compareTo(BigDecimal.ONE) < 0) {
      BigDecimal inverse = BigDecimal.ONE.divide(factor, DIGITS_OF_INVERSE, RoundingMode.HALF_UP);
      if (inverse.multiply(factor).compareTo(BigDecimal.ONE) == 0) {
        multiply[unit] = 1;
        divide[unit] = inverse.doubleValue();
      }
    }
  }

  /** Whether the objects that say how to convert are there and make sense. */
  Verdict check(RawValues raw) {
    Verdict verdict = scaleObject < 0 ? Verdict.GOOD : checkScale(raw);
    if (verdict != Verdict.GOOD || unitObject < 0) {
      return verdict;
    }
    verdict = raw.check(unitObject, RawValues.NUMBERS);
    if (verdict != Verdict.GOOD) {
      return verdict;
    }
    return unit(raw) < 0 ? Verdict.IMPLAUSIBLE : Verdict.GOOD;
  }

  private Verdict checkScale(RawValues raw) {
    Verdict verdict = raw.check(scaleObject, RawValues.NUMBERS);
    if (verdict != Verdict.GOOD) {
      return verdict;
    }
    double number = raw.number(scaleObject);
    boolean sound =
        switch (scale) {
          case Scale.Fixed fixed -> true;
          case Scale.FourQuadrants quadrants -> true;
          case Scale.Digits digits ->
              number >= 0 && number <= MAX_DIGITS && number == Math.rint(number);
          case Scale.Exponent exponent ->
              Math.abs(number) <= MAX_DIGITS && number == Math.rint(number);
          case Scale.PercentOf rated -> number > 0;
        };
    return sound ? Verdict.GOOD : Verdict.IMPLAUSIBLE;
  }

  /** The value in the stored unit. Only after {@link #check} said GOOD. */
  double value(double number, RawValues raw) {
    int unit = unitObject < 0 ? 0 : unit(raw);
    return scaled(number, raw) * multiply[unit] / divide[unit] + offset[unit];
  }

  private double scaled(double number, RawValues raw) {
    return switch (scale) {
      case Scale.Fixed fixed -> number;
      case Scale.Digits digits -> number / POWERS_OF_TEN[(int) raw.number(scaleObject)];
      case Scale.Exponent exponent -> shifted(number, (int) raw.number(scaleObject));
      case Scale.PercentOf rated -> number * raw.number(scaleObject);
      case Scale.FourQuadrants quadrants -> quadrant(number);
    };
  }

  private static double shifted(double number, int exponent) {
    return exponent < 0 ? number / POWERS_OF_TEN[-exponent] : number * POWERS_OF_TEN[exponent];
  }

  private static double quadrant(double number) {
    double size = Math.abs(number);
    return size > 1 && size <= 2 ? Math.copySign(2, number) - number : number;
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
}
