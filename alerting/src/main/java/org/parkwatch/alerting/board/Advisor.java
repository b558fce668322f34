package org.parkwatch.alerting.board;

import java.util.Optional;

/** Knows what to do about an alarm. Thread-safe. */
@FunctionalInterface
public interface Advisor {
  /** Empty for a line whose cause is suspected, and where the rule is no longer in force. */
  Optional<Advice> on(Alarm alarm);
}
