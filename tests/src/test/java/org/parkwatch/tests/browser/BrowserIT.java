package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.Needs;

/**
 * The screens in a real browser, over the real server and simulators: one room of the reference
 * park. Bounds are generous, since the tests share the machine; what was measured is printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  /** As Debian installs it. */
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final double PATIENCE_MILLIS = 60_000;
  private static final double FIRST_PAINT_MILLIS = 15_000;

  private static final List<String> BEHIND_THE_DOOR =
      List.of(
          "/",
          "/alarms",
          "/m",
          "/live/layout",
          "/live/trend?point=1&from=0&to=1000",
          "/live/cabinet?code=FZ-B1-1F-R101-A01");

  private Installation installation;
  private List<String> cabinets;
  private String password;
  private Playwright playwright;
  private Browser browser;
  private Door door;

  @BeforeAll
  void start() throws Exception {
    Needs.that("Debian's chromium", Files.isExecutable(CHROMIUM));
    Path root = Installation.projectRoot();
    Path data = root.resolve("tests/target/proofs/browser");
    installation = Installation.fresh(root, data);
    installation.run("--small");
    cabinets = rentedCabinets(data);
    password = Files.readString(data.resolve("secrets/first-password")).strip();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
    door = new Door(installation.url());
  }

  @AfterAll
  void stop() {
    if (playwright != null) {
      browser.close();
      playwright.close();
      door.close();
    }
    if (installation != null) {
      installation.close();
    }
  }

  private Screen screen(String locale, int width, int height) {
    return new Screen(
        browser.newContext(
            new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, height)),
        installation.url(),
        PATIENCE_MILLIS);
  }

  private Screen desk() {
    Screen screen = screen("en-GB", 1920, 1080);
    screen.signIn(password);
    return screen;
  }

  /** Codes of the cabinets that tenants have, as the park's files say; never the first few. */
  private static List<String> rentedCabinets(Path data) throws IOException {
    try (Stream<String> lines = Files.lines(data.resolve("park/B1/tenancies.csv"))) {
      return lines.skip(5).map(line -> line.substring(0, line.indexOf(','))).toList();
    }
  }

  @Test
  void withoutASessionNoPageSocketOrFileOfTheParkAnswers() throws Exception {
    for (String path : BEHIND_THE_DOOR) {
      Door.Answer answer = door.get(path);
      assertThat(answer.closed()).as("%s answers %s", path, answer).isTrue();
      assertThat(answer.body()).as(path).doesNotContain("FZ-");
    }
    assertThat(door.socket("", installation.url())).as("/live/park").isIn(302, 401, 403);
  }

  @Test
  void aForeignPageDoesNotGetTheSocketThoughTheBrowserSendsItsSession() {
    try (Screen screen = desk()) {
      assertThat(door.socket(screen.cookies(), installation.url())).isEqualTo(101);
      assertThat(door.socket(screen.cookies(), "http://elsewhere.example")).isEqualTo(403);
    }
  }

  @Test
  void theMapPaintsAndShowsLiveValuesWithTheirTime() {
    String cabinet = cabinets.getFirst();
    try (Screen screen = desk()) {
      double first = screen.painted();
      screen.open("/");
      double again = screen.painted();
      System.err.printf("browser: first paint %.0f ms, again %.0f ms%n", first, again);
      assertThat(first).isLessThan(FIRST_PAINT_MILLIS);
      screen.await(Screen.has(cabinet, "power"));
      double time = Screen.number(screen.map("m.reading('" + cabinet + "').time"));
      screen.await("m.reading('" + cabinet + "').time > " + time);
      Locator asOf = screen.page().locator("pw-floor-map .asof");
      assertThat(asOf.textContent()).contains("data as of").containsPattern("\\d\\d:\\d\\d:\\d\\d");
      assertThat(screen.page().locator("pw-floor-map .legend").textContent()).contains("°C");
      assertThat(screen.errors()).isEmpty();
    }
  }

  @Test
  void everythingIsChineseFromTheFirstLabelForWhoReadsIt() {
    try (Screen screen = screen("zh-CN", 1920, 1080)) {
      screen.open("/");
      screen.page().getByText("用户名").waitFor();
      assertThat(screen.page().locator("button[type=submit]").textContent()).isEqualTo("登录");
      assertThat(screen.page().locator("html").getAttribute("lang")).startsWith("zh");
      screen.signIn(password);
      screen.painted();
      screen.page().locator("pw-floor-map .asof").getByText("数据时刻").waitFor();
      assertThat(screen.page().locator(".pw-rail").textContent()).contains("地图").contains("告警");
      assertThat(screen.errors()).isEmpty();
    }
  }
}
