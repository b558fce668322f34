package org.parkwatch.profiles.mib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step of a column's raw numbers means, row by row.
 *
 * @param factors the same for all rows; of several the first that gives a plausible value counts,
 *     for objects that some firmware counts in tenths and some in whole units
 * @param parts factors that other columns say, multiplied with it
 */
public record RowScale(List<BigDecimal> factors, List<Part> parts) {
  private static final int MOST_DIGITS = 24;

  public RowScale {
    factors = List.copyOf(factors);
    parts = List.copyOf(parts);
  }

  /** How another column says a factor. */
  public enum Kind {
    /** Decimal digits of the raw number: 2 is 0.01. */
    DIGITS,
    /** Power of ten: -2 is 0.01. */
    EXPONENT,
    /** A factor; negative it is a divisor: -10 is 0.1. */
    RATIO,
    /** A number to divide by. */
    DIVISOR,
    /** A code that stands for a factor. */
    CODES
  }

  /** A factor that another column says. */
  public record Part(Kind kind, ColumnRef ref, Map<String, BigDecimal> codes) {
    public Part {
      codes = Map.copyOf(codes);
    }
  }

  /** The factors of a row; none where the device does not say it, or says nonsense. */
  List<BigDecimal> of(WalkedValues values, String index) {
    BigDecimal said = BigDecimal.ONE;
    for (Part part : parts) {
      Optional<BigDecimal> one =
          values.value(part.ref().instance(index)).flatMap(text -> factor(part, text));
      if (one.isEmpty()) {
        return List.of();
      }
      said = said.multiply(one.get(), MathContext.DECIMAL64);
    }
    BigDecimal all = said;
    return factors.stream()
        .map(factor -> factor.multiply(all, MathContext.DECIMAL64).stripTrailingZeros())
        .filter(factor -> factor.signum() != 0)
        .toList();
  }

  private static Optional<BigDecimal> factor(Part part, String text) {
    if (part.kind() == Kind.CODES) {
      return Optional.ofNullable(part.codes().get(text));
    }
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return switch (part.kind()) {
      case DIGITS -> power(-number);
      case EXPONENT -> power(number);
      case RATIO -> ratio(number);
      case DIVISOR -> number > 0 ? ratio(-number) : Optional.empty();
      case CODES -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> power(int exponent) {
    return Math.abs(exponent) > MOST_DIGITS
        ? Optional.empty()
        : Optional.of(BigDecimal.ONE.scaleByPowerOfTen(exponent));
  }

  private static Optional<BigDecimal> ratio(int number) {
    if (number == 0) {
      return Optional.of(BigDecimal.ONE);
    }
    BigDecimal size = BigDecimal.valueOf(Math.abs((long) number));
    return Optional.of(number > 0 ? size : BigDecimal.ONE.divide(size, MathContext.DECIMAL64));
  }
}
