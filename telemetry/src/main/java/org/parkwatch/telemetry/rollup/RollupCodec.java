package org.parkwatch.telemetry.rollup;

import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.codec.Decimals;

/**
 * How roll-ups are packed: as integers at the scale of their values, each as its difference to what
 * it usually is near. Values that are no short decimals are kept as they are.
 */
public final class RollupCodec {
  /** All usable values are the same. */
  private static final int STEADY = 0x08;

  private static final int COUNTER = 0x10;
  private static final int RAW = 0x20;
  private static final int SCALE = 0x07;
  private static final double LARGEST = 0x1p52;
  private static final double ROUNDING = 1e-2;
  private static final double[] POWER = {1, 10, 100, 1_000, 10_000, 100_000};

  private RollupCodec() {}

  /**
   * What a roll-up is made into when it is read, with its parts as in {@link Rollup}; {@code
   * Rollup::new}, or something that adds many of them up and makes no objects.
   */
  public interface Form<T> {
    T of(
        int samples,
        int good,
        double min,
        double max,
        double first,
        double last,
        double sum,
        double heldSum,
        long heldMillis,
        double increase,
        int falls);
  }

  public static void write(Rollup rollup, ByteWriter out) {
    boolean isCounter = !Double.isNaN(rollup.increase());
    int scale = rollup.good() == 0 ? 0 : scale(rollup);
    if (scale >= 0) {
      write(ScaledRollup.of(rollup, scale), scale, isCounter, out);
      return;
    }
    boolean steady = rollup.min() == rollup.max();
    out.writeVarint(rollup.samples());
    out.writeVarint(rollup.samples() - rollup.good());
    out.writeByte(RAW | (steady ? STEADY : 0) | (isCounter ? COUNTER : 0));
    writeRaw(rollup, steady, isCounter, out);
  }

  /** Fewest decimals that all extremes have, or negative if they are no short decimals. */
  private static int scale(Rollup rollup) {
    int scale = 0;
    for (double value : new double[] {rollup.first(), rollup.last(), rollup.min(), rollup.max()}) {
      scale = Decimals.scale(value, scale);
      if (scale == Decimals.NO_SCALE) {
        return -1;
      }
    }
    // A value between the extremes may have more decimals than they.
    boolean exact =
        whole(rollup.sum(), scale)
            && whole(rollup.heldSum(), scale)
            && (Double.isNaN(rollup.increase()) || whole(rollup.increase(), scale));
    return exact ? scale : -1;
  }

  private static boolean whole(double value, int scale) {
    double scaled = value * POWER[scale];
    return Math.abs(scaled) < LARGEST && Math.abs(scaled - Math.rint(scaled)) < ROUNDING;
  }

  private static void writeRaw(Rollup rollup, boolean steady, boolean isCounter, ByteWriter out) {
    out.writeDouble(rollup.first());
    out.writeVarint(rollup.heldMillis());
    if (steady) {
      return;
    }
    out.writeDouble(rollup.last());
    out.writeDouble(rollup.min());
    out.writeDouble(rollup.max());
    out.writeDouble(rollup.sum());
    out.writeDouble(rollup.heldSum());
    if (isCounter) {
      out.writeDouble(rollup.increase());
      out.writeVarint(rollup.falls());
    }
  }

  /** As above, of values that all have so many decimals. */
  public static void write(ScaledRollup rollup, int scale, boolean isCounter, ByteWriter out) {
    out.writeVarint(rollup.samples);
    if (rollup.samples == 0) {
      return;
    }
    out.writeVarint(rollup.samples - rollup.good);
    if (rollup.good == 0) {
      out.writeByte(isCounter ? COUNTER : 0);
      return;
    }
    boolean steady = rollup.min == rollup.max;
    out.writeByte(scale | (steady ? STEADY : 0) | (isCounter ? COUNTER : 0));
    long first = rollup.first;
    out.writeZigzag(first);
    out.writeVarint(rollup.heldMillis);
    if (steady) {
      return;
    }
    out.writeZigzag(rollup.last - first);
    out.writeVarint(first - rollup.min);
    out.writeVarint(rollup.max - first);
    out.writeZigzag(rollup.sum - first * rollup.good);
    out.writeZigzag(rollup.heldSum - first * rollup.heldMillis);
    if (isCounter) {
      out.writeZigzag(rollup.increase - (rollup.last - first));
      out.writeVarint(rollup.falls);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no roll-up
   */
  public static Rollup read(ByteReader in) {
    return read(in, Rollup::new);
  }

  /** As above, into another form. */
  public static <T> T read(ByteReader in, Form<T> form) {
    int samples = in.readCount(Integer.MAX_VALUE);
    if (samples == 0) {
      return empty(0, false, form);
    }
    int good = samples - in.readCount(samples);
    int flags = in.readByte();
    boolean isCounter = (flags & COUNTER) != 0;
    if (good == 0) {
      return empty(samples, isCounter, form);
    }
    boolean steady = (flags & STEADY) != 0;
    return (flags & RAW) != 0
        ? readRaw(in, samples, good, steady, isCounter, form)
        : readScaled(in, samples, good, flags & SCALE, steady, isCounter, form);
  }

  private static <T> T empty(int samples, boolean isCounter, Form<T> form) {
    double no = Double.NaN;
    return form.of(samples, 0, no, no, no, no, 0, 0, 0, isCounter ? 0 : no, 0);
  }

  private static <T> T readRaw(
      ByteReader in, int samples, int good, boolean steady, boolean isCounter, Form<T> form) {
    double first = in.readDouble();
    long held = in.readVarint();
    if (steady) {
      return steady(samples, good, first, held, isCounter, form);
    }
    double last = in.readDouble();
    double min = in.readDouble();
    double max = in.readDouble();
    double sum = in.readDouble();
    double heldSum = in.readDouble();
    double increase = isCounter ? in.readDouble() : Double.NaN;
    int falls = isCounter ? in.readCount(samples) : 0;
    return form.of(samples, good, min, max, first, last, sum, heldSum, held, increase, falls);
  }

  private static <T> T readScaled(
      ByteReader in,
      int samples,
      int good,
      int scale,
      boolean steady,
      boolean isCounter,
      Form<T> form) {
    if (scale > Decimals.MAX_SCALE) {
      throw new IllegalArgumentException("a roll-up of " + scale + " decimals");
    }
    long first = in.readZigzag();
    long held = in.readVarint();
    if (steady) {
      return steady(samples, good, Decimals.value(first, scale), held, isCounter, form);
    }
    long last = first + in.readZigzag();
    long min = first - in.readVarint();
    long max = first + in.readVarint();
    long sum = in.readZigzag() + first * good;
    long heldSum = in.readZigzag() + first * held;
    double increase =
        isCounter ? Decimals.value(in.readZigzag() + last - first, scale) : Double.NaN;
    int falls = isCounter ? in.readCount(samples) : 0;
    return form.of(
        samples,
        good,
        Decimals.value(min, scale),
        Decimals.value(max, scale),
        Decimals.value(first, scale),
        Decimals.value(last, scale),
        Decimals.value(sum, scale),
        Decimals.value(heldSum, scale),
        held,
        increase,
        falls);
  }

  private static <T> T steady(
      int samples, int good, double value, long held, boolean isCounter, Form<T> form) {
    return form.of(
        samples,
        good,
        value,
        value,
        value,
        value,
        value * good,
        value * held,
        held,
        isCounter ? 0 : Double.NaN,
        0);
  }
}
