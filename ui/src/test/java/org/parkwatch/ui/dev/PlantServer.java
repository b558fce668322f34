package org.parkwatch.ui.dev;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.ui.UiConfiguration;
import org.parkwatch.ui.access.AccountNotes;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.testpark.ReferenceParks;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/** As {@link DevServer}, on the plant of the reference park with {@link PlantScene}. */
@Configuration
@EnableAutoConfiguration
@Import(UiConfiguration.class)
public class PlantServer {
  private final DevServer other = new DevServer();
  private final Park park = ReferenceParks.of(ReferenceOptions.Size.FULL);

  public static void main(String[] arguments) {
    SpringApplication.run(PlantServer.class, arguments);
  }

  @Bean
  InstantSource clock() {
    return other.clock();
  }

  @Bean
  Parks parks() {
    return new Parks() {
      @Override
      public Park current(Viewer viewer) {
        return park;
      }

      @Override
      public Park asOf(Viewer viewer, Instant instant) {
        return park;
      }

      @Override
      public Map<String, String> aliases(Viewer viewer) {
        return Map.of();
      }
    };
  }

  @Bean
  MadeUpLatest latest(InstantSource clock) {
    return new MadeUpLatest(park, clock);
  }

  @Bean
  MadeUpBoard board(MadeUpLatest latest, InstantSource clock) {
    MadeUpBoard board = new MadeUpBoard(clock);
    new PlantScene(park, latest, clock.millis()).play().forEach(board::raise);
    return board;
  }

  @Bean
  AccountNotes notes() {
    return other.notes();
  }

  @Bean
  MadeUpDiagnostics diagnostics(InstantSource clock) {
    return new MadeUpDiagnostics(park, clock);
  }

  @Bean
  Advisor advisor() {
    return other.advisor();
  }

  @Bean
  Severities severities() {
    return other.severities();
  }

  @Bean
  ViewerSource viewerSource() {
    return other.viewerSource();
  }

  @Bean
  SignOut signOut(AuthenticationContext context) {
    return other.signOut(context);
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    return other.security(http);
  }

  @Bean
  UserDetailsService users() {
    return other.users();
  }
}
