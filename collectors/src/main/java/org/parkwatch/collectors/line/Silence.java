package org.parkwatch.collectors.line;

import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.schedule.Backoff;

/**
 * Whether a gateway is silent as a whole: known from its first failures, so that its units do not
 * wait for a timeout each. While it is, one unit after the other is asked as a probe, less and less
 * often; any answer ends it, an exception too. A line of one unit never is: the unit is asked less
 * often itself. Confined to the line's thread.
 */
final class Silence {
  /** So many units in a row without an answer are not their own fault. */
  private static final int UNITS_IN_A_ROW = 3;

  private final Backoff backoff = new Backoff();
  private boolean silent;
  private int inARow;
  private @Nullable LineDevice<?> lastFailed;

  /** Whether this unit, which is due, is not to be asked. */
  boolean holds(LineDevice<?> unit) {
    // the next probe is another unit: the last one may be dead for itself
    return silent
        && !unit.hurried()
        && (unit.equals(lastFailed) || !backoff.asks(unit.slotMillis()));
  }

  /**
   * There was no answer.
   *
   * @param units on the line
   * @return whether it is known only now that the gateway is silent
   */
  boolean failed(LineDevice<?> unit, Fault fault, int units) {
    if (!unit.equals(lastFailed)) {
      inARow++;
    }
    lastFailed = unit;
    boolean before = silent;
    boolean nobodyThere = fault == Fault.UNREACHABLE;
    silent = silent || (units > 1 && (nobodyThere || inARow >= Math.min(UNITS_IN_A_ROW, units)));
    if (silent) {
      backoff.failed(unit.slotMillis());
    }
    return silent && !before;
  }

  /**
   * Something answered.
   *
   * @return whether the gateway was silent until now
   */
  boolean ended() {
    boolean before = silent;
    silent = false;
    inARow = 0;
    lastFailed = null;
    backoff.answered();
    return before;
  }
}
