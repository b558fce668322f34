package org.parkwatch.alerting.rules;

import java.util.Locale;

/**
 * What an alarm says of its equipment, as far as that tells causes from consequences. Rule files
 * write it in small letters.
 */
public enum Symptom {
  /** Nobody answers: what it does is unknown. */
  SILENT,
  /** It does not do its job: tripped, off, failed. */
  LOST,
  /** It lives on what it has stored because nobody feeds it. */
  UNSUPPLIED,
  /** What it has stored runs down: a battery, a tank of cold water. */
  DISCHARGING,
  /** It lets the mains through without conversion. */
  BYPASS,
  /** It does its job with less reserve or protection than it should. */
  DEGRADED,
  /** It carries more than it should. */
  OVERLOADED,
  /** Its supply is not what it should be. */
  VOLTAGE,
  /** Too warm. */
  HOT,
  /** It runs for a test. */
  TESTING,
  /** A door, a lock. */
  OPEN,
  /** Fire, smoke or gas. */
  HAZARD,
  /** Nothing that another thing would explain, or be explained by. */
  OTHER;

  /** As rule files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
