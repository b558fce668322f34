package org.parkwatch.collectors.snmp;

import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oddity;

/**
 * How much one device is asked for in a request: what its make is known to take, and where it is
 * silent about several objects or rows, half of it. Confined to one thread.
 */
final class RequestSize {
  private int objects = Integer.MAX_VALUE;
  private int rows = Oddities.USUAL_REPETITIONS;

  /** The most objects it has answered together. */
  private int answered;

  /** From now on it is a device with these. */
  void mind(Oddities oddities) {
    if (oddities.has(Oddity.NO_MULTI_OID)) {
      objects = 1;
    }
    rows = Math.min(rows, oddities.maxRepetitions());
  }

  /** Objects to ask for together, of so many wanted; 1 and more. */
  int objects(int wanted) {
    return Math.min(wanted, objects);
  }

  /** Rows of each column to ask for together, 1 and more. */
  int rows() {
    return rows;
  }

  /** It answered a request for so many objects. */
  void answered(int asked) {
    answered = Math.max(answered, asked);
  }

  /**
   * Makes requests smaller after one that got no answer.
   *
   * @param asked objects of it
   * @param withRows whether it asked for rows
   * @return false if there is nothing less to ask for, or it was not silence
   */
  boolean less(NoAnswer silence, int asked, boolean withRows) {
    if (silence.fault() != Fault.TIMEOUT) {
      return false;
    }
    if (withRows && rows > 1 && asked <= Math.max(1, answered)) {
      rows /= 2;
    } else if (asked > 1) {
      objects = Math.max(1, asked / 2);
    } else {
      return false;
    }
    return true;
  }
}
