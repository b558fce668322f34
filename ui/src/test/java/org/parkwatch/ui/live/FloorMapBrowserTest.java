package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.parkwatch.alerting.board.AlarmState.ACKNOWLEDGED;
import static org.parkwatch.ui.testpark.FakeBoard.alarm;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The served module in a real browser, fed by the real server: both sides of the frames at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorMapBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final long DATA = 1_795_329_126_000L;
  private static final String MAP = "document.querySelector('pw-floor-map')";
  private static final String READING =
      "(() => { const r = "
          + MAP
          + ".reading('FZ-B1-1F-R102-A03');"
          + " return r ? [r.temperature, r.power, r.time, r.mark].join(' ') : ''; })()";

  private LiveTestServer server;
  private Playwright playwright;
  private Browser browser;
  private final List<String> pageErrors = new ArrayList<>();

  @BeforeAll
  void start() {
    assumeTrue(Files.isExecutable(CHROMIUM), "SKIPPED: no " + CHROMIUM + " on this machine");
    server = new LiveTestServer(2, 2, 3);
    server.latest.watermark(DATA);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** A page that nobody looks at any more would go on painting while the next one is looked at. */
  @AfterEach
  void leave() {
    browser.contexts().forEach(BrowserContext::close);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
      server.close();
    }
  }

  private Page open(String language) {
    BrowserContext context = browser.newContext();
    Page page = context.newPage();
    page.onPageError(pageErrors::add);
    page.navigate(server.url("/sign-in?as=chen"));
    page.navigate(server.url("/page?lang=" + language));
    page.waitForFunction(MAP + ".stats && " + MAP + ".stats.frames > 0");
    return page;
  }

  @Test
  void whatTheServerWroteIsWhatTheMapHas() {
    Page page = open("en");
    // Room 102 begins with cabinet 200; its third cabinet has points 808 to 811.
    server.latest.good(808, 2.5, DATA - 3_000);
    server.latest.good(810, 1.55, DATA - 4_000);
    server.latest.good(809, 23.4, DATA - 3_000);
    server.latest.good(811, 22.9, DATA - 4_000);
    server.board.set(List.of(alarm(1, 3, ACKNOWLEDGED, 202, -1)));
    page.waitForFunction(READING + " === '234 405 " + (DATA / 1000 - 4) + " 11'");
    assertThat(pageErrors).isEmpty();
  }

  @Test
  void keysMoveOpenAndLeadBackAndThePageHearsOfIt() {
    Page page = open("en");
    page.evaluate(
        "window.heard = []; for (const t of ['place-changed', 'cabinet-selected'])"
            + " document.addEventListener(t, (e) => window.heard.push(t + ' ' + (e.detail.place"
            + " ?? '') + ' ' + e.detail.cabinet));"
            + " document.addEventListener('keydown', (e) => window.heard.push('key ' + e.key))");
    page.evaluate(MAP + ".shadowRoot.querySelector('#top').focus()");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    page.waitForFunction("window.heard.some((t) => /^place-changed \\S+-R\\d+ $/.test(t))");
    page.waitForFunction(MAP + ".stage.cabinetsMeant() && " + MAP + ".stage.roomInView() >= 0");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.waitForFunction(MAP + ".cabinet.endsWith('-A02')");
    page.keyboard().press("Enter");
    page.waitForFunction("window.heard.includes('cabinet-selected  ' + " + MAP + ".cabinet)");
    page.waitForFunction(MAP + ".stage.place.kind === 'cabinet'");
    page.keyboard().press("2");
    page.waitForFunction(MAP + ".layer === 'power'");
    page.keyboard().press("/");
    page.waitForFunction("window.heard.includes('key /')"); // the page's search, not the map's
    for (int k = 0; k < 5; k++) {
      page.keyboard().press("Escape");
    }
    page.waitForFunction(MAP + ".place === '' && " + MAP + ".cabinet === ''");
    assertThat(pageErrors).isEmpty();
  }

  @Test
  void aStoppedFeedIsSaidLoudlyInThePagesLanguage() {
    Page page = open("zh");
    page.evaluate(MAP + ".feed.stop()");
    page.waitForFunction(
        "("
            + MAP
            + ".shadowRoot.querySelector('.band strong')?.textContent ?? '')"
            + ".includes('数据已过期')");
    assertThat(pageErrors).isEmpty();
  }

  /** The socket dies with its session, a new sign-in brings it back without anybody's hand. */
  @Test
  void theMapConnectsAgainByItself() {
    Page page = open("en");
    page.evaluate("fetch('sign-out')");
    page.waitForFunction(MAP + ".refusedWith === 401");
    page.evaluate("fetch('sign-in?as=chen')");
    int frames = (int) page.evaluate(MAP + ".stats.frames");
    page.waitForFunction(MAP + ".stats.frames > " + frames + " && " + MAP + ".refusedWith === 0");
    assertThat(pageErrors).isEmpty();
  }
}
