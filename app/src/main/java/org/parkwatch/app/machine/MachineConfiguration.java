package org.parkwatch.app.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.parkwatch.app.signin.SecretFile;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.own.OwnMinute;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.export.Exporter;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.export.ExportRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Metrics for Prometheus and exports for the command line. Neither answers without its token: one
 * file each in the secrets, made when it is missing; delete it and start again for another.
 */
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {
  /** 232 bits. */
  private static final int LETTERS = 40;

  private static final MediaType TEXT =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

  @Bean
  Metrics metrics(OwnMinute minute) {
    return new Metrics(minute);
  }

  @Bean
  RouterFunction<ServerResponse> metricsRoutes(Metrics metrics) {
    return RouterFunctions.route()
        .GET(Metrics.PATH, request -> ServerResponse.ok().contentType(TEXT).body(metrics.scrape()))
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> exportRoutes(
      Parks parks, History history, AuditTrail audit, ViewerSource viewers) {
    return new ExportRoutes(parks, new Exporter(history), audit, viewers).routes();
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, DataFolder folder) {
    TokenDoor door =
        new TokenDoor(
            Map.of(
                Metrics.PATH, token(folder.secrets().resolve("metrics-token")),
                ExportRoutes.PROGRAM, token(folder.secrets().resolve("command-token"))));
    return http.securityMatcher(Metrics.PATH, ExportRoutes.PROGRAM)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(door, AuthorizationFilter.class)
        .build();
  }

  private static String token(Path file) {
    try {
      String token = Files.exists(file) ? Files.readString(file).strip() : "";
      return token.length() >= LETTERS ? token : SecretFile.generate(file, LETTERS);
    } catch (IOException e) {
      throw new UncheckedIOException("the token in " + file + " cannot be read", e);
    }
  }
}
