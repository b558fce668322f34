package org.parkwatch.app.backup;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.SampleLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the running server be backed up. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {
  @Bean
  ControlCommand backup(
      DataFolder folder,
      SampleLog log,
      AlarmEngine alarms,
      HistoryStore history,
      DataSource database,
      AuditTrail trail,
      InstantSource clock) {
    RunningSource source = new RunningSource(folder.root(), log, alarms, history, database);
    return new BackupVerb(new Backup(folder.root(), Vault.usualKeyFile(), clock, source), trail);
  }
}
