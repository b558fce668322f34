package org.parkwatch.alerting;

import java.util.Locale;
import org.parkwatch.alerting.journal.JournalEntry;

/** What tests compare of a transition: everything but the time at which it was written. */
public record Transition(
    long sequence,
    String kind,
    long alarm,
    String rule,
    String device,
    String point,
    long since,
    long at,
    double value,
    String who) {

  static Transition of(JournalEntry entry) {
    return new Transition(
        entry.sequence(),
        entry.kind().name(),
        entry.alarm(),
        entry.rule(),
        entry.device(),
        entry.pointName(),
        entry.sinceMillis(),
        entry.atMillis(),
        entry.value(),
        entry.who());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d %s #%d %s %s/%s since %d at %d value %s %s",
        sequence,
        kind,
        alarm,
        rule,
        device,
        point,
        since,
        at,
        value,
        who);
  }
}
