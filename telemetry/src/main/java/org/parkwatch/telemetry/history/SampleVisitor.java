package org.parkwatch.telemetry.history;

/** Takes samples in time order. */
@FunctionalInterface
interface SampleVisitor {
  /**
   * Takes the next sample.
   *
   * @return false to get no more
   */
  boolean visit(long millis, double value, byte quality);
}
