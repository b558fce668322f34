package org.parkwatch.alerting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.parkwatch.alerting.journal.Journal;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.telemetry.log.SampleSink;

/** Opens the alarm engine though its files be damaged: alarms must live. */
public final class AlarmStart {
  private static final String LOST =
      "; alarms that stand are raised again, unacknowledged; the journal and the alarms that ended"
          + " before are in this folder and not shown";

  private AlarmStart() {}

  /**
   * As {@link AlarmEngine#open}, but a damaged journal is set aside and noted: what stood is raised
   * again by the samples that the log still holds, and by those to come.
   *
   * @throws JournalFailure if the journal cannot be opened though nothing is damaged
   */
  public static AlarmEngine open(
      Path live,
      RuleSet rules,
      Severities severities,
      Park park,
      SampleSink commands,
      AuditTrail audit,
      InstantSource clock,
      DamageBook damages)
      throws JournalFailure {
    try {
      return AlarmEngine.open(live, rules, severities, park, commands, audit, clock);
    } catch (JournalFailure e) {
      if (!e.isDamage()) {
        throw e;
      }
      try {
        damages.setAside(live, DamageKind.ALARMS, e.reason() + LOST);
      } catch (IOException stuck) {
        e.addSuppressed(stuck);
        throw e;
      }
      // Far above what any journal has counted to: the log may still hold acknowledgements by ids.
      Journal.begin(live, clock.millis());
      return AlarmEngine.open(live, rules, severities, park, commands, audit, clock);
    }
  }
}
