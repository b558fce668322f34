package org.parkwatch.ui.plant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parkwatch.ui.dev.PlantServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The plant pages of the whole reference park in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantBrowserTest {
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
            PlantServer.class,
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

  private Page open(String language, String path) {
    if (browser == null) {
      throw new IllegalStateException("no browser");
    }
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setLocale(language).setViewportSize(1920, 1080));
    page.onPageError(pageErrors::add);
    page.navigate(base + "login");
    page.fill("#username", "guest");
    page.fill("#password", "look");
    page.click("button[type=submit]");
    page.waitForURL(url -> !url.contains("login"));
    page.navigate(base + path);
    return page;
  }

  private void expectClean(Page page) {
    var grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    assertThat(grave).isEmpty();
    assertThat(pageErrors).isEmpty();
  }

  private static Locator box(Page page, String label) {
    return page.locator(
        ".pl-box", new Page.LocatorOptions().setHas(page.getByText(label, EXACTLY)));
  }

  private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

  @Test
  void aFloorSaysOnBatteryOnBypassAndNoDataInWordsAndCutsNoText() {
    Page page = open("en-GB", "plant?building=FZ-B1&floor=FZ-B1-1F");
    assertThat(box(page, "UPS-A2")).containsText("on battery");
    assertThat(box(page, "UPS-B3")).containsText("bypass, no UPS");
    assertThat(box(page, "TR-B4")).containsText("no data");
    assertThat(box(page, "TR-B4").locator(".f")).hasCount(0);
    assertThat(box(page, "R104 B")).containsText("1/10 tripped");
    assertThat(box(page, "MV-A")).containsText("fed by CC-A");
    assertThat(cut(page)).isEmpty();
    expectClean(page);
  }

  @Test
  void theWholeBuildingLeadsToAFloorAndBackByKey() {
    Page page = open("zh-CN", "plant");
    assertThat(page.locator(".pw-crumbs h1")).containsText("一号楼");
    assertThat(box(page, "R102 UPS-A2")).containsText("电池供电");
    assertThat(cut(page)).isEmpty();
    expectClean(page);
    box(page, "R102 UPS-A2").press("Enter");
    page.waitForURL(url -> url.contains("floor=FZ-B1-1F"));
    assertThat(box(page, "LV-A2")).isVisible();
    page.locator(".pl-ground").focus();
    page.keyboard().press("0");
    page.waitForURL(url -> !url.contains("floor="));
    page.keyboard().press("c");
    assertThat(box(page, "CH-3")).containsText("故障");
    assertThat(box(page, "R203")).containsText("1/12 无数据");
    assertThat(cut(page)).isEmpty();
    expectClean(page);
  }

  private static List<?> cut(Page page) {
    Object found =
        page.evaluate(
            "() => [...document.querySelectorAll('.pl-box .t span, .pl-box .w, .pl-box .v')]"
                + ".filter(e => e.scrollWidth > e.clientWidth + 1"
                + " || e.parentElement.scrollHeight > e.parentElement.clientHeight + 1)"
                + ".map(e => e.closest('.pl-box').innerText)");
    return found instanceof List<?> list ? list : List.of(String.valueOf(found));
  }

  @Test
  void aBoxKeepsTheFocusWhileItsValuesChange() {
    Page page = open("en-GB", "plant?building=FZ-B2&kind=cooling");
    box(page, "CH-1").focus();
    page.waitForTimeout(5_000);
    assertThat(box(page, "CH-1")).isFocused();
  }

  @Test
  void theTableHasTheSameEquipment() {
    Page page = open("en-GB", "plant?building=FZ-B3&floor=FZ-B3-2F");
    assertThat(box(page, "HVDC-B1")).containsText("on line");
    int boxes = page.locator(".pl-box").count();
    page.keyboard().press("t");
    assertThat(page.locator(".pl-table tbody tr")).hasCount(boxes);
    assertThat(page.locator(".pl-table tbody")).containsText("HVDC-B1");
    expectClean(page);
  }

  @Test
  void anUnknownBuildingIsSaidSo() {
    Page page = open("en-GB", "plant?building=FZ-B9");
    assertThat(page.locator(".pw-empty h2")).hasText("No such building");
    expectClean(page);
  }
}
