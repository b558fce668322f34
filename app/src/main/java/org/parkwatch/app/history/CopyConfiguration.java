package org.parkwatch.app.history;

import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.HistoryStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets history be copied out of the running server. */
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {
  @Bean
  ControlCommand historyCopy(
      DataFolder folder,
      Parks parks,
      HistoryStore embedded,
      Credentials credentials,
      AuditTrail trail) {
    return new CopyVerb(folder, parks, embedded, credentials, trail);
  }
}
