package org.parkwatch.alerting;

import java.nio.file.Path;
import java.time.InstantSource;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.SampleSink;

/** Engines as tests open them: nobody audits and the disk is never full. */
final class Engines {
  static final AuditTrail NO_AUDIT = (viewer, action, subject, reason) -> {};
  static final long ROOMY = 1L << 40;

  private Engines() {}

  static AlarmEngine open(Path live, RuleSet rules, Park park, SampleSink log, InstantSource clock)
      throws JournalFailure {
    return AlarmEngine.open(
        live, rules, SeverityFile.defaults(), park, log, NO_AUDIT, clock, () -> ROOMY, true);
  }
}
