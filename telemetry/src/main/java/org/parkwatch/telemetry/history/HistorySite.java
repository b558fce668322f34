package org.parkwatch.telemetry.history;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * What history must know of the site. Its functions are asked from several threads.
 *
 * @param cellOfPoint the cell of a point, negative for points that do not exist
 * @param counter whether a point is a register that only grows, such as kWh
 * @param zone in which days begin
 * @param framed whether a point is shown on a map: what it stood at is kept in frames, for the
 *     whole park to be read at once
 * @param summed whether a point is one of many that are added up in steps of five minutes, such as
 *     power
 * @param deadband within which a sample of a point says nothing new and is not kept, in its unit;
 *     NaN where all samples are kept
 */
public record HistorySite(
    IntUnaryOperator cellOfPoint,
    IntPredicate counter,
    ZoneId zone,
    IntPredicate framed,
    IntPredicate summed,
    IntToDoubleFunction deadband) {
  /** No frames, and all samples are kept. */
  public HistorySite(IntUnaryOperator cellOfPoint, IntPredicate counter, ZoneId zone) {
    this(cellOfPoint, counter, zone, point -> false, point -> false, point -> Double.NaN);
  }

  /** Whether samples of a point are left out. */
  boolean thins(int point) {
    return !Double.isNaN(deadband.applyAsDouble(point));
  }

  /** Days in UTC and no counters. */
  public static HistorySite of(IntUnaryOperator cellOfPoint) {
    return new HistorySite(cellOfPoint, point -> false, ZoneOffset.UTC);
  }
}
