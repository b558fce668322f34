package org.parkwatch.alerting.cause;

/** The newest values of points. */
@FunctionalInterface
public interface Newest {
  /** By the id of a point; NaN where there is none that stands for the present. */
  double value(int point);
}
