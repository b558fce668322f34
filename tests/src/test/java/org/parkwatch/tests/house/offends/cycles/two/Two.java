package org.parkwatch.tests.house.offends.cycles.two;

import org.parkwatch.tests.house.offends.cycles.one.One;

/** Offends the rule against cycles. */
public record Two(int id) {
  public One other() {
    return new One(id);
  }
}
