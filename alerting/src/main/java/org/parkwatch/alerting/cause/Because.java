package org.parkwatch.alerting.cause;

import java.util.List;

/**
 * What explains a fact.
 *
 * @param causes numbers of what it belongs to, see {@link Sorting}; empty where nothing does
 */
record Because(Why why, List<Integer> causes) {
  static final Because NOTHING = new Because(Why.UNEXPLAINED, List.of());

  Because {
    causes = List.copyOf(causes);
  }

  boolean explains() {
    return !causes.isEmpty();
  }
}
