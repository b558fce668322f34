package org.parkwatch.ui.dev;

import com.vaadin.flow.spring.security.AuthenticationContext;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.alerting.board.Advice;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.ui.UiConfiguration;
import org.parkwatch.ui.access.AccountNotes;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.login.LoginView;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The screens on a made-up park of 12,000 cabinets, in production mode, for looking at: accounts
 * {@code chen.zhiyuan} (operator), {@code lin.xiaofeng} (planner) and {@code guest} (viewer),
 * password {@code look}.
 */
@Configuration
@EnableAutoConfiguration
@Import(UiConfiguration.class)
public class DevServer {
  /** As the application sends it, so that a page that offends is seen here. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
          + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'";

  private static final long SEED = 20_261_122;

  public static void main(String[] arguments) {
    SpringApplication.run(DevServer.class, arguments);
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  MadeUpPark parks() {
    return new MadeUpPark(SEED, 3, 4, 5);
  }

  @Bean
  MadeUpLatest latest(MadeUpPark park, InstantSource clock) {
    return new MadeUpLatest(park.park(), clock);
  }

  @Bean
  MadeUpBoard board(MadeUpPark park, MadeUpLatest latest, InstantSource clock) {
    MadeUpBoard board = new MadeUpBoard(clock);
    new MadeUpScene(park.park(), latest, board, clock).play(SEED);
    return board;
  }

  @Bean
  MadeUpDiagnostics diagnostics(MadeUpPark park, InstantSource clock) {
    return new MadeUpDiagnostics(park.park(), clock);
  }

  @Bean
  MadeUpStores stores(InstantSource clock) {
    return new MadeUpStores(clock);
  }

  @Bean
  Advisor advisor() {
    return alarm ->
        Optional.of(
            new Advice(
                new Names("the cabinet goes dark", "机柜断电"),
                new Names("find what opened, and close it again", "查明跳闸原因后合闸"),
                Duration.ofMinutes(15),
                "runbooks/cabinet-dark.html"));
  }

  @Bean
  AccountNotes notes() {
    Map<String, String> kept = new ConcurrentHashMap<>();
    return new AccountNotes() {
      @Override
      public Optional<String> read(String account) {
        return Optional.ofNullable(kept.get(account));
      }

      @Override
      public boolean keep(String account, String text) {
        kept.put(account, text);
        return true;
      }
    };
  }

  @Bean
  Severities severities() {
    return SeverityFile.defaults();
  }

  @Bean
  ViewerSource viewerSource() {
    return principal ->
        new Viewer(principal.getName(), role(principal.getName()), Scope.EVERYTHING);
  }

  private static Role role(String name) {
    return switch (name) {
      case "guest" -> Role.VIEWER;
      case "lin.xiaofeng" -> Role.PLANNER;
      default -> Role.OPERATOR;
    };
  }

  @Bean
  SignOut signOut(AuthenticationContext context) {
    return context::logout;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    http.authorizeHttpRequests(requests -> requests.requestMatchers("/parkwatch/**").permitAll());
    http.headers(
        headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)));
    return http.with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                vaadin
                    .loginView(LoginView.class)
                    .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
        .build();
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("chen.zhiyuan").password("{noop}look").roles("USER").build(),
        User.withUsername("lin.xiaofeng").password("{noop}look").roles("USER").build(),
        User.withUsername("guest").password("{noop}look").roles("USER").build());
  }
}
