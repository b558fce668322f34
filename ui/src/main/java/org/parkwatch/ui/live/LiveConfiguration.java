package org.parkwatch.ui.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.InstantSource;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.air.AirPlan;
import org.parkwatch.ui.map.MapConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * Registers all of {@code /live/**}: socket, layout, trend, cabinet, air, past. Needs beans of
 * {@link Parks}, {@link Latest}, {@link AlarmBoard}, {@link History}, {@link ViewerSource} and
 * {@link InstantSource}. The application's security must let only signed-in requests through to
 * {@code /live/**}; without a principal each of them refuses by itself too.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@Import(MapConfiguration.class)
public class LiveConfiguration {
  @Bean
  LiveFeed liveFeed(
      Parks parks, Latest latest, AlarmBoard board, ViewerSource viewers, InstantSource clock) {
    return new LiveFeed(parks, latest, board, viewers, clock).start();
  }

  @Bean
  WebSocketConfigurer liveSockets(LiveFeed feed, ViewerSource viewers) {
    return registry ->
        registry
            .addHandler(new LiveSocket(feed, viewers), "/live/park")
            .addInterceptors(new SignedInHandshake());
  }

  /** A signed-out page must not go on seeing the park. */
  @Bean
  HttpSessionListener liveSessions(LiveFeed feed) {
    return new HttpSessionListener() {
      @Override
      public void sessionDestroyed(HttpSessionEvent event) {
        feed.endHttpSession(event.getSession().getId());
      }
    };
  }

  @Bean
  RouterFunction<ServerResponse> trendRoutes(
      Parks parks, History history, Latest latest, ViewerSource viewers) {
    return new TrendRoutes(parks, history, latest, new Answers(viewers)).routes();
  }

  @Bean
  AskedTime askedTime(Latest latest, History history) {
    return new AskedTime(latest, history);
  }

  @Bean
  RouterFunction<ServerResponse> cabinetRoutes(Parks parks, AskedTime time, ViewerSource viewers) {
    return new CabinetRoutes(parks, time, new Answers(viewers)).routes();
  }

  @Bean
  RouterFunction<ServerResponse> pastRoutes(
      Parks parks, History history, AskedTime time, InstantSource clock, ViewerSource viewers) {
    return new PastRoutes(parks, history, time, clock, new Answers(viewers)).routes();
  }

  @Bean
  AirPlan.Plans airPlans() {
    return new AirPlan.Plans();
  }

  @Bean
  RouterFunction<ServerResponse> airRoutes(
      Parks parks, AskedTime time, AirPlan.Plans plans, ViewerSource viewers) {
    return new AirRoutes(parks, time, plans, new Answers(viewers)).routes();
  }
}
