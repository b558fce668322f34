package org.parkwatch.alerting.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a rule's alarms beyond being raised and being over.
 *
 * @param latch they stay after their condition is over, until a person resets them
 * @param runbook address that says more than the response: {@code http(s)} or relative; null for
 *     none
 * @param suppresses ids of rules whose alarms are suppressed by design while this one is true for
 *     the same equipment; such a rule raises no alarm itself
 */
public record Handling(boolean latch, @Nullable String runbook, List<String> suppresses) {
  /** Nothing special. */
  public static final Handling USUAL = new Handling(false, null, List.of());

  public Handling {
    suppresses = List.copyOf(suppresses);
  }

  /** Whether the rule is the condition of another one's silence, and no alarm. */
  public boolean onlySuppresses() {
    return !suppresses.isEmpty();
  }
}
