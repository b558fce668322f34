package org.parkwatch.ui;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.time.InstantSource;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.access.PowerGraphs;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.live.LiveConfiguration;
import org.parkwatch.ui.plant.PlantBoard;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.refresh.Refresher;
import org.parkwatch.ui.shell.Finder;
import org.parkwatch.ui.shell.FirstPage;
import org.parkwatch.ui.wall.WallBoard;
import org.parkwatch.ui.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything the screens need of their own. The application imports it and provides the ports of
 * the lower rooms, a {@link ViewerSource}, a {@link org.parkwatch.ui.access.SignOut} and an {@link
 * org.parkwatch.ui.access.AccountBook}.
 */
@Configuration(proxyBeanMethods = false)
@EnableVaadin("org.parkwatch.ui")
@Import(LiveConfiguration.class)
public class UiConfiguration {
  @Bean
  Words words(Severities severities) {
    return new Words(severities);
  }

  @Bean
  FirstPage firstPage(Viewers viewers, Severities severities) {
    return new FirstPage(viewers, severities);
  }

  @Bean(destroyMethod = "close")
  Refresher refresher() {
    return new Refresher();
  }

  @Bean
  Viewers viewers(ViewerSource source) {
    return new Viewers(source);
  }

  @Bean
  ParkFigures figures(Latest latest) {
    return new ParkFigures(latest);
  }

  @Bean
  WallBoard wallBoard() {
    return new WallBoard();
  }

  @Bean
  PlantBoard plantBoard() {
    return new PlantBoard();
  }

  @Bean
  Finder finder(Parks parks) {
    return new Finder(parks);
  }

  @Bean
  Sources sources(
      Parks parks,
      Latest latest,
      History history,
      AlarmBoard alarms,
      Advisor advisor,
      Severities severities,
      Viewers viewers,
      Refresher refresher,
      InstantSource clock) {
    return new Sources(
        parks,
        latest,
        history,
        alarms,
        advisor,
        severities,
        viewers,
        refresher,
        new PowerGraphs(),
        clock);
  }
}
