package org.parkwatch.alerting.rules;

/** Where a threshold lies, in the unit of the point. */
public sealed interface Limit {
  /** The same for all points. */
  record Fixed(double value) implements Limit {}

  /**
   * A share of what the equipment is rated for; equipment without this rating is not watched.
   *
   * @param rating name, such as {@code ratedAmps}
   * @param factor such as 0.8
   */
  record OfRating(String rating, double factor) implements Limit {}
}
