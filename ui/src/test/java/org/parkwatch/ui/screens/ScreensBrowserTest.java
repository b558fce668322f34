package org.parkwatch.ui.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.ui.dev.DevServer;
import org.parkwatch.ui.dev.MadeUpBoard;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs without Node on the committed bundle, under the content policy of the application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final List<String> pageErrors = new ArrayList<>();
  private @Nullable ConfigurableApplicationContext server;
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;
  private String base = "";

  @BeforeAll
  void start() {
    assumeTrue(Files.isExecutable(CHROMIUM), "SKIPPED: no " + CHROMIUM + " on this machine");
    ConfigurableApplicationContext started =
        SpringApplication.run(
            DevServer.class,
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--vaadin.productionMode=true",
            "--vaadin.react.enable=false");
    server = started;
    base = "http://127.0.0.1:" + started.getEnvironment().getProperty("local.server.port") + "/";
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
    if (browser != null) {
      browser.contexts().forEach(BrowserContext::close);
    }
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private Page page(String language, int width, int height) {
    if (browser == null) {
      throw new IllegalStateException("no browser");
    }
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setLocale(language).setViewportSize(width, height));
    page.onPageError(pageErrors::add);
    return page;
  }

  private Page signedIn(String name, String language, int width, int height) {
    Page page = page(language, width, height);
    enter(page, name, "look");
    page.waitForURL(url -> !url.contains("login"));
    return page;
  }

  private void enter(Page page, String name, String password) {
    page.navigate(base + "login");
    page.fill("#username", name);
    page.fill("#password", password);
    page.click("button[type=submit]");
  }

  private void expectAccessible(Page page) {
    var grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    assertThat(grave).isEmpty();
    assertThat(pageErrors).isEmpty();
  }

  @Test
  void aWrongPasswordAndAnUnknownNameReadTheSame() {
    Page page = page("en-US", 1440, 900);
    enter(page, "chen.zhiyuan", "wrong");
    String wrongPassword = page.getByRole(AriaRole.ALERT).innerText();
    enter(page, "nobody.here", "wrong");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText(wrongPassword);
    page.navigate(base + "login?wait=7");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("7 min");
    expectAccessible(page);
  }

  @Test
  void theBrowsersLanguageIsTheFirstGuess() {
    Page page = page("zh-CN", 1440, 900);
    page.navigate(base + "login");
    assertThat(page.locator("h1")).hasText("登录");
    assertThat(page.locator("html")).hasAttribute("lang", "zh");
  }

  @Test
  void slashFindsACabinetAndTheMapAndThePanelGoThere() {
    Page page = signedIn("chen.zhiyuan", "en-US", 1920, 1080);
    assertThat(page.locator("pw-floor-map")).isVisible();
    page.keyboard().press("/");
    page.keyboard().type("B2 R305 K07");
    page.getByText("FZ-B2-3F-R305-K07", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".pw-cabinet h2")).hasText("K07");
    assertThat(page.locator(".pw-crumbs h1")).hasText("K07");
    page.waitForURL(url -> url.contains("cabinet=FZ-B2-3F-R305-K07"));
    expectAccessible(page);
  }

  @Test
  void aCabinetShowsItsTagsAndThoseOfItsPdus() {
    for (String[] said : List.of(new String[] {"en-US", "Tags: "}, new String[] {"zh-CN", "标签："})) {
      Page page = signedIn("guest", said[0], 1920, 1080);
      page.navigate(base + "?cabinet=FZ-B2-3F-R305-K07");
      assertThat(page.locator(".pw-cabinet .tags")).hasText(said[1] + "critical · 审计");
      assertThat(page.locator(".pw-cabinet .pw-alarm .sub").getByText(said[1] + "loaner"))
          .isVisible();
      page.navigate(base + "?cabinet=FZ-B2-3F-R305-K06");
      assertThat(page.locator(".pw-cabinet h2")).hasText("K06");
      assertThat(page.locator(".pw-cabinet .tags")).hasCount(0);
    }
  }

  // A table beside a form is one column on a phone, and each cell says what it is.
  @Test
  void theHealthOfTheDataFitsAPhoneWithEveryKindOfDamage() {
    Page page = signedIn("lin.xiaofeng", "zh-CN", 390, 844);
    page.navigate(base + "data-health");
    assertThat(page.locator("#damages tbody tr")).hasCount(DamageKind.values().length);
    assertThat(page.locator("#damages td").first()).hasAttribute("data-title", "时间");
    assertThat(page.locator("#damages .detail").first()).hasAttribute("lang", "en");
    for (String part : List.of(".list", ".pw-side", "#damages")) {
      double width = page.locator(part).boundingBox().width;
      assertThat(width).as(part).isBetween(340.0, 390.0);
      Object inner = page.locator(part).evaluate("each => each.scrollWidth");
      assertThat(((Number) inner).intValue()).as(part).isLessThanOrEqualTo(390);
    }
    expectAccessible(page);
  }

  @Test
  void aDevicePageIsFoundByAddressAndSaysHowItAnswersAndWhatCame() {
    Page page = signedIn("chen.zhiyuan", "en-US", 1920, 1080);
    assertThat(page.locator("pw-floor-map")).isVisible();
    page.keyboard().press("/");
    page.keyboard().type("R305-K07-PDU-B");
    page.getByText("FZ-B2-3F-R305-K07-PDU-B", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForURL(url -> url.endsWith("device/FZ-B2-3F-R305-K07-PDU-B"));
    assertThat(page.locator(".pw-device .state")).hasText("Silent");
    assertThat(page.locator(".pw-device .counts").first()).containsText("no answer");
    assertThat(page.locator(".pw-device .points")).containsText("INTEGER 2301");
    assertThat(page.locator(".pw-device .events .name")).hasText("Rack PDU overload");
    assertThat(page.locator(".pw-device .events li")).containsText("its clock is off");
    assertThat(page.locator(".pw-crumbs h1")).hasText("FZ-B2-3F-R305-K07-PDU-B");
    page.getByText("Read all points now").click();
    assertThat(page.getByText("All points are read in the next slot.")).isVisible();
    expectAccessible(page);
  }

  @Test
  void aDevicePageFitsAPhoneAndAnUnknownDeviceIsSaidToBeUnknown() {
    Page page = signedIn("guest", "zh-CN", 390, 844);
    page.navigate(base + "device/FZ-B2-3F-R305-K07-PDU-A");
    assertThat(page.locator(".pw-device .state")).hasText("应答正常");
    assertThat(page.getByText("立即读取全部测点")).hasCount(0);
    assertThat(page.locator(".pw-device .events")).containsText("事件日志中没有记录。");
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue()).isLessThanOrEqualTo(390);
    assertThat(page.locator(".pw-device").boundingBox().width).isGreaterThan(380);
    expectAccessible(page);
    page.navigate(base + "device/NO-SUCH");
    assertThat(page.locator(".pw-empty h2")).hasText("没有设备 NO-SUCH");
    page.navigate(base + "device");
    assertThat(page.locator(".pw-empty h2")).hasText("未选择设备");
    expectAccessible(page);
  }

  @Test
  void theKeyATakesTheSelectedAlarms() {
    Page page = signedIn("chen.zhiyuan", "en-US", 1440, 900);
    page.navigate(base + "alarms");
    page.locator("vaadin-grid .pw-line").first().waitFor();
    page.locator("vaadin-grid vaadin-checkbox").nth(1).click();
    assertThat(page.locator(".pw-foot [data-key=a]")).containsText("Acknowledge 1");
    page.locator(".pw-crumbs").click();
    page.keyboard().press("a");
    assertThat(page.locator("vaadin-grid .t2").first()).hasText("chen.zhiyuan");
    assertThat(page.locator(".pw-foot")).containsText("0 selected");
    expectAccessible(page);
  }

  @Test
  void anIncidentStandsFirstSaysWhatItMeansAndUnfoldsByKeyToCauseAndCountedAlarms() {
    Page page = signedIn("guest", "en-US", 1440, 900);
    page.navigate(base + "alarms");
    assertThat(page.locator("vaadin-grid .pw-meaning:visible").first())
        .containsText("40 cabinets on one feed");
    assertThat(page.locator(".pw-divider:visible")).hasCount(1);
    page.getByText("RPP-A1 lost, cabinets on one feed").first().click();
    assertThat(page.locator(".pw-incident .sentence")).containsText("Next: if the other feed");
    assertThat(page.locator(".pw-incident .pw-reasons")).containsText("40 × rack PDU A no answer");
    assertThat(page.locator(".pw-side .pw-timeline")).containsText("first out");
    assertThat(page.locator(".pw-side")).containsText("find what opened, and close it again");
    page.keyboard().press("o");
    assertThat(page.locator(".pw-parts .part")).hasCount(2);
    assertThat(page.locator(".pw-parts .folded .count")).hasText("40");
    expectAccessible(page);
  }

  @Test
  void aViewerSeesAlarmsButNoWayToAcknowledge() {
    Page page = signedIn("guest", "en-US", 1440, 900);
    page.navigate(base + "alarms");
    page.locator("vaadin-grid .pw-line").nth(3).click();
    assertThat(page.locator(".pw-side h2")).isVisible();
    assertThat(page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Acknowledge")))
        .hasCount(0);
    assertThat(page.getByText("acknowledge alarms").first()).isVisible();
  }

  @Test
  void aPhoneOpensThePageForPhones() {
    Page page = signedIn("chen.zhiyuan", "zh-CN", 390, 844);
    page.waitForURL(url -> url.endsWith("/m"));
    assertThat(page.locator(".pw-phone h1")).containsText("我的告警");
    assertThat(page.locator(".card").first()).containsText("确认，我来处理");
    expectAccessible(page);
  }

  @Test
  void theWallShowsTheGravestAlarmAndAColumnForEachBuilding() {
    Page page = signedIn("guest", "zh-CN", 1920, 1080);
    page.navigate(base + "wall");
    assertThat(page.locator(".pw-wall .i1 h1")).isVisible();
    assertThat(page.locator(".pw-wall .bh")).hasCount(3);
    assertThat(page.locator(".pw-wall .rm")).hasCount(60);
    expectAccessible(page);
  }

  @Test
  void alarmsThatAreNotWrittenToDiskAreSaidLoudlyOnDeskAndPhoneUntilTheyAre() {
    MadeUpBoard board = Objects.requireNonNull(server).getBean(MadeUpBoard.class);
    Page desk = signedIn("guest", "en-US", 1440, 900);
    Page phone = signedIn("guest", "zh-CN", 390, 844);
    assertThat(desk.locator(".pw-unwritten")).hasCount(0);
    board.journalled(false);
    try {
      assertThat(desk.getByText("Alarms are not being written to disk.")).isVisible();
      assertThat(phone.getByText("告警未写入磁盘。")).isVisible();
      expectAccessible(desk);
    } finally {
      board.journalled(true);
    }
    assertThat(desk.locator(".pw-unwritten")).isHidden();
    assertThat(phone.locator(".pw-unwritten")).isHidden();
  }

  // What was typed wrong is said in the words of the page, by the name of the field.
  @Test
  void aWrongOrderNamesTheFieldInTheLanguageOfThePage() {
    for (String[] said :
        List.of(
            new String[] {"en-US", "Code is empty", "Work order is empty", "Hours must be"},
            new String[] {"zh-CN", "未填写“编号”", "未填写“工单”", "“时长”须为数字"})) {
      Page page = signedIn("lin.xiaofeng", said[0], 1920, 1080);
      page.navigate(base + "service");
      page.locator("#take-out").click();
      assertThat(page.locator(".wrong")).containsText(said[1]);
      page.fill("#code", "FZ-B2-3F-R305");
      page.locator("#take-out").click();
      assertThat(page.locator(".wrong")).containsText(said[2]);
      page.fill("#order", "WO-1");
      page.fill("#reason", "fan");
      page.fill("#hours", "four");
      page.locator("#take-out").click();
      assertThat(page.locator(".wrong")).containsText(said[3]);
      expectAccessible(page);
      page.context().close();
    }
  }

  @Test
  void thereIsNoAnswerWithoutASession() {
    Page page = page("en-US", 1440, 900);
    for (String path : List.of("", "wall", "alarms", "m", "live/layout", "nowhere")) {
      page.navigate(base + path);
      assertThat(page).hasURL(base + "login");
    }
  }
}
