package org.parkwatch.ui.live;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Moment;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.history.Summed;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.access.ViewerSource;
import org.parkwatch.ui.testpark.FakeBoard;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.TestPark;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The live routes in a real server on a free loopback port. {@code /sign-in?as=NAME} begins a
 * session, {@code /sign-out} ends it; {@code gone} is an account that lost its access, {@code
 * guest} one that may see nothing of this park.
 */
final class LiveTestServer implements AutoCloseable {
  final Park park;
  final FakeLatest latest;
  final FakeBoard board = new FakeBoard();
  final int port;
  private final ConfigurableApplicationContext context;

  LiveTestServer(int buildings, int floors, int rooms) {
    park = TestPark.of(1, buildings, floors, rooms);
    latest = new FakeLatest(park.pointCount());
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "spring.main.banner-mode", "off",
            "server.servlet.session.timeout", "60s"));
    application.addInitializers(c -> {
      var beans = c.getBeanFactory();
      beans.registerSingleton("latest", latest);
      beans.registerSingleton("board", board);
      beans.registerSingleton("parks", new OnePark(park));
    });
    context = application.run();
    port =
        Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  int screens() {
    return context.getBean(LiveFeed.class).screens();
  }

  @Override
  public void close() {
    context.close();
  }

  /** A guest sees an empty park, everybody else all of it. */
  private record OnePark(Park park) implements Parks {
    @Override
    public Park current(Viewer viewer) {
      return viewer.scope().everything() ? park : TestPark.of(park.revision(), 0, 0, 0);
    }

    @Override
    public Park asOf(Viewer viewer, Instant instant) {
      return current(viewer);
    }

    @Override
    public Map<String, String> aliases(Viewer viewer) {
      return Map.of();
    }
  }

  /** Every bucket holds the hour of its beginning, the second one is empty. */
  private static final class HourHistory implements History {
    @Override
    public Series range(int point, long fromMillis, long toMillis, int limit) {
      return new Series(new long[0], new double[0], new byte[0]);
    }

    @Override
    public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
      long width = (toMillis - fromMillis) / buckets;
      int[] count = new int[buckets];
      double[] mean = new double[buckets];
      Arrays.fill(count, 6);
      for (int i = 0; i < buckets; i++) {
        mean[i] = 20 + (fromMillis + i * width) / 3_600_000 % 10;
      }
      if (buckets > 1) {
        count[1] = 0;
        mean[1] = Double.NaN;
      }
      return new Buckets(fromMillis, width, count, mean, mean, mean, mean);
    }

    @Override
    public List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
      return List.of();
    }

    @Override
    public Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
      return new Summed(new long[0], new long[0], points.length, new double[0], new int[0]);
    }

    @Override
    public Moment asOf(int[] points, long millis) {
      return Moment.nothing(millis);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  @Import(LiveConfiguration.class)
  static class Wiring {
    @Bean
    History history() {
      return new HourHistory();
    }

    @Bean
    InstantSource clock(Latest latest) {
      return () -> Instant.ofEpochMilli(latest.watermark() + 400);
    }

    @Bean
    ViewerSource viewerSource() {
      return principal -> {
        if (principal.getName().equals("gone")) {
          throw new AccessRefused("the account gone does not exist any more");
        }
        boolean guest = principal.getName().equals("guest");
        Scope scope = guest ? new Scope(false, Set.of(), Set.of(99)) : Scope.EVERYTHING;
        return new Viewer(principal.getName(), Role.VIEWER, scope);
      };
    }

    @Bean
    Filter signIn() {
      return new SignIn();
    }
  }

  /** Stands in for the application's security: a principal from the session. */
  private static final class SignIn implements Filter {
    private static final String USER = "user";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      HttpServletRequest http = (HttpServletRequest) request;
      switch (http.getRequestURI()) {
        case "/sign-in" -> http.getSession(true).setAttribute(USER, http.getParameter("as"));
        case "/sign-out" -> http.getSession(true).invalidate();
        case "/page" -> page(http, (HttpServletResponse) response);
        default -> chain.doFilter(new SignedIn(http), response);
      }
    }

    private static void page(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html;charset=utf-8");
      response
          .getWriter()
          .print(
              """
              <!doctype html><html lang="%s"><meta charset="utf-8">
              <link rel="stylesheet" href="parkwatch/tokens.css">
              <style>html,body{margin:0;height:100%%}pw-floor-map{height:100vh}</style>
              <script type="module" src="parkwatch/floor-map.js"></script>
              <body><pw-floor-map></pw-floor-map></body></html>
              """
                  .formatted("zh".equals(request.getParameter("lang")) ? "zh-CN" : "en"));
    }
  }

  private static final class SignedIn extends HttpServletRequestWrapper {
    SignedIn(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
      HttpSession session = getSession(false);
      Object user = session == null ? null : session.getAttribute(SignIn.USER);
      return user == null ? null : () -> String.valueOf(user);
    }
  }
}
