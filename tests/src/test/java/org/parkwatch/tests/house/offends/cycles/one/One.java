package org.parkwatch.tests.house.offends.cycles.one;

import org.parkwatch.tests.house.offends.cycles.two.Two;

/** Offends the rule against cycles. */
public record One(int id) {
  Two other() {
    return new Two(id);
  }
}
