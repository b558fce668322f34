package org.parkwatch.telemetry.codec;

/**
 * Values as devices give them: an integer and a number of decimals. 230.1 V is 2301 at scale 1.
 * Exact: a value either comes back bit by bit or does not fit.
 */
public final class Decimals {
  /** Most decimals that are tried. */
  public static final int MAX_SCALE = 5;

  /** Says that a value is no short decimal. */
  public static final int NO_SCALE = -1;

  /** Says that a value has more decimals than asked for: no integer of a value that fits is it. */
  public static final long NO_FIT = Long.MIN_VALUE;

  private static final double[] POWER = {1, 10, 100, 1_000, 10_000, 100_000};

  /** 2^53: beyond it doubles have no ones. */
  private static final double LARGEST = 0x1p53;

  private static final double NEARLY_WHOLE = 1e-6;

  private Decimals() {}

  /** Fewest decimals from {@code atLeast} on with which the value fits, or {@link #NO_SCALE}. */
  public static int scale(double value, int atLeast) {
    for (int scale = atLeast; scale <= MAX_SCALE; scale++) {
      if (fits(value, scale)) {
        return scale;
      }
    }
    return NO_SCALE;
  }

  /** Whether the value comes back bit by bit from an integer with so many decimals. */
  public static boolean fits(double value, int scale) {
    return fit(value, scale) != NO_FIT;
  }

  /**
   * The integer with so many decimals from which the value comes back bit by bit, or {@link
   * #NO_FIT}.
   */
  public static long fit(double value, int scale) {
    double scaled = value * POWER[scale];
    if (!(Math.abs(scaled) < LARGEST)) {
      return NO_FIT;
    }
    double whole = Math.rint(scaled);
    // What is far from whole needs no division to be found out.
    if (Math.abs(scaled - whole) > NEARLY_WHOLE + Math.abs(scaled) * 0x1p-51) {
      return NO_FIT;
    }
    long mantissa = (long) whole;
    return Double.doubleToRawLongBits(mantissa / POWER[scale]) == Double.doubleToRawLongBits(value)
        ? mantissa
        : NO_FIT;
  }

  /** The integer of a value that fits the scale. */
  public static long mantissa(double value, int scale) {
    return Math.round(value * POWER[scale]);
  }

  /** The integer at a finer scale; may overflow beyond 2^45. */
  public static long rescale(long mantissa, int from, int to) {
    if (to < from) {
      throw new IllegalArgumentException("scale " + to + " is coarser than " + from);
    }
    long rescaled = mantissa;
    for (int scale = from; scale < to; scale++) {
      rescaled *= 10;
    }
    return rescaled;
  }

  /** The value of an integer with so many decimals. */
  public static double value(long mantissa, int scale) {
    return mantissa / POWER[scale];
  }
}
