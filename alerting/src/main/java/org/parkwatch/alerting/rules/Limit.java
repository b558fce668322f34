package org.parkwatch.alerting.rules;

import java.util.OptionalInt;

/** Where a threshold lies, in the unit of the point. */
public sealed interface Limit {
  /** As comparators do; empty where two limits cannot be told apart without the equipment. */
  default OptionalInt compare(Limit other) {
    if (this instanceof Fixed a && other instanceof Fixed b) {
      return OptionalInt.of(Double.compare(a.value(), b.value()));
    }
    if (this instanceof OfAir a && other instanceof OfAir b && a.limit() == b.limit()) {
      return OptionalInt.of(Double.compare(a.plus(), b.plus()));
    }
    return this instanceof OfRating a
            && other instanceof OfRating b
            && a.rating().equals(b.rating())
        ? OptionalInt.of(Double.compare(a.factor(), b.factor()))
        : OptionalInt.empty();
  }

  /** The same for all points. */
  record Fixed(double value) implements Limit {}

  /**
   * A share of what the equipment is rated for; equipment without this rating is not watched.
   *
   * @param rating name, such as {@code ratedAmps}
   * @param factor such as 0.8
   */
  record OfRating(String rating, double factor) implements Limit {}

  /**
   * What the class of air of the place around says.
   *
   * @param plus added to it
   */
  record OfAir(AirLimit limit, double plus) implements Limit {}
}
