package org.parkwatch.profiles.binding;

import java.math.BigDecimal;

/** What one step of the raw number means. */
public sealed interface Scale {
  /**
   * The same factor always: 0.1 where the device counts tenths, 1/512 where it shifts bits.
   *
   * @param offset added after the factor, in the device's unit: -40 where it counts from -40 °C
   */
  record Fixed(BigDecimal factor, BigDecimal offset) implements Scale {
    public Fixed(BigDecimal factor) {
      this(factor, BigDecimal.ZERO);
    }

    public Fixed {
      if (factor.signum() == 0) {
        throw new IllegalArgumentException("a scale of 0 would hide every reading");
      }
    }
  }

  /** The device says in another object how many decimal digits the raw number has, 0..9. */
  record Digits(Address address) implements Scale {}

  /** The device says in another object the power of ten to multiply with, -9..9, as in SunSpec. */
  record Exponent(Address address) implements Scale {}

  /**
   * The raw number, times the factor, is a percentage of a rated value that stands in another
   * object in the unit of the reading.
   */
  record PercentOf(Address address, BigDecimal factor) implements Scale {
    public PercentOf {
      if (factor.signum() == 0) {
        throw new IllegalArgumentException("a scale of 0 would hide every reading");
      }
    }
  }

  /**
   * A power factor that tells the quadrant, as Schneider's meters do: beyond 1 or below -1 it
   * leads, and the factor is what is missing to 2 or -2. Afterwards the sign is that of the power.
   */
  record FourQuadrants() implements Scale {}
}
