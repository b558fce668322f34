package org.parkwatch.alerting.rules;

import java.time.Duration;
import org.parkwatch.alerting.expression.Expression;

/** What a threshold compares with its limits. */
public sealed interface Input {
  /** The point itself. */
  Input OWN = new Own();

  /** The value of the point. */
  record Own() implements Input {}

  /**
   * How far a point has risen above its lowest value of a time, or fallen below its highest.
   *
   * @param within that time, an hour at most
   */
  record Change(boolean rise, Duration within) implements Input {}

  /**
   * How far a point lies from the median of its group, above or below.
   *
   * @param least so many of the group must be known
   */
  record Deviation(Zone group, int least) implements Input {}

  /**
   * One figure of all points of a zone.
   *
   * @param edge of {@link Figure#COUNT} and {@link Figure#SHARE}; NaN for the others
   * @param above whether these count what is above the edge, or below it
   * @param good share of the points that must be known, 0 .. 1
   */
  record Aggregate(Figure figure, Zone zone, double edge, boolean above, double good)
      implements Input {}

  /** A formula over points that belong together. */
  record Formula(Expression expression) implements Input {}

  /**
   * A point less another point of the same device.
   *
   * @param factor the other is taken times this
   */
  record Beyond(String other, double factor) implements Input {}

  /** What many points are folded into. */
  enum Figure {
    MEAN,
    MAX,
    MIN,
    SUM,
    COUNT,
    /** In percent. */
    SHARE
  }

  /** What points belong together by. */
  enum Zone {
    EQUIPMENT,
    CABINET,
    ROW,
    ROOM,
    BUILDING
  }
}
