package org.parkwatch.app.signin;

import com.vaadin.flow.spring.security.AuthenticationContext;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.people.People;
import org.parkwatch.ui.access.AccountBook;
import org.parkwatch.ui.access.AccountNotes;
import org.parkwatch.ui.access.OwnPassword;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.login.LoginView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/** Everything behind one sign-in: without a session no page, socket or file answers. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  /** Vaadin's client starts with inline scripts and styles; all else comes from this server. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
          + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'";

  /** Style sheets and scripts that the sign-in page needs; they hold nothing of the park. */
  private static final String PROGRAM_FILES = "/parkwatch/**";

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  Accounts accounts(
      DataSource database,
      PasswordEncoder encoder,
      InstantSource clock,
      People people,
      DataFolder folder) {
    AccountsSchema.migrate(database);
    Accounts accounts = new Accounts(JdbcClient.create(database), encoder, clock);
    new FirstAdministrator(folder.secrets(), accounts, people, database).createIfNobodyIsThere();
    return accounts;
  }

  @Bean
  @DependsOn("accounts")
  AccountNotes accountNotes(DataSource database) {
    return new KeptNotes(JdbcClient.create(database));
  }

  @Bean
  @DependsOn("accounts")
  ViewerSource viewerSource(People people) {
    return new SignedInViewers(people);
  }

  @Bean
  OwnPassword ownPassword(
      Accounts accounts,
      SignInBrake brake,
      AuditTrail audit,
      Sessions sessions,
      DataFolder folder,
      DataSource database) {
    return new OwnPasswords(accounts, brake, audit, sessions, folder.secrets(), database);
  }

  @Bean
  AccountBook accountBook(
      Accounts accounts,
      People people,
      AuditTrail audit,
      Sessions sessions,
      SignInBrake brake,
      DataFolder folder,
      DataSource database) {
    return new KeptAccounts(accounts, people, audit, sessions, brake, folder.secrets(), database);
  }

  /** The servlet container tells it of each session, since it listens to them. */
  @Bean
  Sessions sessions() {
    return new Sessions();
  }

  @Bean
  SignOut signOut(AuthenticationContext context) {
    return context::logout;
  }

  @Bean
  SignInBrake signInBrake(InstantSource clock) {
    return new SignInBrake(clock);
  }

  /** Spring's view of accounts that may sign in: of a disabled one it hears nothing. */
  @Bean
  UserDetailsService userDetails(Accounts accounts, ViewerSource viewers) {
    return name -> user(viewers, name, accounts.passwordHash(name));
  }

  private static UserDetails user(ViewerSource viewers, String name, Optional<String> secret) {
    try {
      Viewer viewer = viewers.viewerOf(() -> name);
      return secret
          .map(known -> User.withUsername(viewer.name()).password(known).roles("USER").build())
          .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    } catch (AccessRefused e) {
      throw new UsernameNotFoundException("no such account", e);
    }
  }

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      UserDetailsService users,
      PasswordEncoder encoder,
      SignInBrake brake,
      Accounts accounts,
      ViewerSource viewers,
      DataFolder folder) {
    TokenBasedRememberMeServices tickets =
        ReturnTicket.office(
            folder.secrets(), name -> user(viewers, name, accounts.ticketSecret(name)));
    http.authorizeHttpRequests(requests ->
        requests
            .requestMatchers(PROGRAM_FILES)
            .permitAll()
            .requestMatchers("/live/**")
            .authenticated());
    return http.with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                vaadin
                    .loginView(LoginView.class)
                    .defaultSuccessUrl("/", true)
                    .anyRequest(AuthorizedUrl::authenticated))
        .authenticationManager(onlyThrough(new SignInProvider(users, encoder, brake), tickets))
        .formLogin(form -> form.failureHandler(SignInConfiguration::refuse))
        .rememberMe(remember -> remember.rememberMeServices(tickets))
        .headers(
            headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
        .build();
  }

  /**
   * Without a manager of its own, Spring asks one more that it makes of the accounts itself: it
   * would let in with the right password whom the brake makes wait.
   */
  private static AuthenticationManager onlyThrough(
      SignInProvider passwords, TokenBasedRememberMeServices tickets) {
    return new ProviderManager(passwords, new RememberMeAuthenticationProvider(tickets.getKey()));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String why =
        switch (e) {
          case SignInProvider.MustWait wait -> "wait=" + wait.minutes();
          case AuthenticationServiceException unavailable -> "unavailable";
          default -> "error";
        };
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }
}
