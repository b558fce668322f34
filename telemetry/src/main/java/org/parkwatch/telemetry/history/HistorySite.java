package org.parkwatch.telemetry.history;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * What history must know of the site. Its functions are asked from several threads.
 *
 * @param cellOfPoint the cell of a point, negative for points that do not exist
 * @param counter whether a point is a register that only grows, such as kWh
 * @param zone in which days begin
 */
public record HistorySite(IntUnaryOperator cellOfPoint, IntPredicate counter, ZoneId zone) {
  /** Days in UTC and no counters. */
  public static HistorySite of(IntUnaryOperator cellOfPoint) {
    return new HistorySite(cellOfPoint, point -> false, ZoneOffset.UTC);
  }
}
