package org.parkwatch.app.rules;

import java.time.InstantSource;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.HistoryStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the command line ask the running server about alarm rules. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
  @Bean
  ControlCommand rulesVerb(
      DataFolder folder, Parks parks, HistoryStore history, RuleBook book, InstantSource clock) {
    return new RulesVerb(folder.site().resolve("rules"), parks, history, book, clock);
  }
}
