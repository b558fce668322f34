package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The map in a real browser, over the real server and simulators. Bounds are generous, since the
 * tests share the machine; what was measured is printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapIT {
  private static final double FIRST_PAINT_MILLIS = 15_000;

  private SmallPark park;

  @BeforeAll
  void start() {
    park = SmallPark.shared();
  }

  @Test
  void theMapPaintsAndShowsLiveValuesWithTheirTime() {
    String cabinet = park.cabinets().getFirst();
    try (Screen screen = park.desk()) {
      double first = screen.painted();
      screen.open("/");
      double again = screen.painted();
      System.err.printf("browser: first paint %.0f ms, again %.0f ms%n", first, again);
      assertThat(first).isLessThan(FIRST_PAINT_MILLIS);
      screen.await(Screen.measured(cabinet));
      screen.awaitNextRead(cabinet);
      Locator asOf = screen.page().locator("pw-floor-map .asof");
      assertThat(asOf.textContent()).contains("data as of").containsPattern("\\d\\d:\\d\\d:\\d\\d");
      assertThat(screen.page().locator("pw-floor-map .legend").textContent()).contains("°C");
      assertThat(screen.errors()).isEmpty();
    }
  }

  @Test
  void searchFindsACabinetByItsCodeAndThePanelShowsBothFeeds() {
    String cabinet = park.cabinets().get(1);
    try (Screen screen = park.desk()) {
      screen.painted();
      screen.search(cabinet, cabinet);
      screen.await("m.cabinet === '" + cabinet + "'");
      screen.panel().getByText(cabinet).first().waitFor();
      screen
          .page()
          .waitForFunction(
              "[...document.querySelectorAll('.pw-feed .v')].filter("
                  + "e => /^\\d+\\.\\d+\\s?A$/.test(e.textContent.trim())).length === 2");
      assertThat(screen.panel().locator(".pw-feed .side").allTextContents())
          .containsExactly("A", "B");
      screen.panel().locator("pw-trend canvas").first().waitFor();
      assertThat(screen.errors()).isEmpty();
    }
  }

  @Test
  void searchFindsACabinetByTheLabelThatItWearsSinceItWasBuilt() {
    String cabinet = "FZ-B1-1F-R101-B07";
    try (Screen screen = park.desk()) {
      screen.painted();
      screen.search("1#101-B07", cabinet);
      screen.panel().getByText(cabinet).first().waitFor();
      screen.await("m.cabinet === '" + cabinet + "'");
    }
  }

  @Test
  void theKeyboardAloneOpensAndClosesACabinet() {
    try (Screen screen = park.desk()) {
      screen.painted();
      screen.focusMap();
      screen.page().keyboard().press("ArrowRight");
      screen.page().keyboard().press("Enter");
      screen.await("m.stage.cabinetsMeant()");
      screen.page().keyboard().press("ArrowDown");
      screen.page().keyboard().press("ArrowRight");
      String chosen = (String) screen.await("m.cabinet");
      screen.page().keyboard().press("Enter");
      screen.await("m.stage.place.kind === 'cabinet'");
      screen.panel().getByText(chosen).first().waitFor();
      assertThat(screen.page().url()).contains("cabinet=" + chosen);

      screen.page().keyboard().press("Escape");
      screen.await("m.stage.place.kind === 'room'");
      screen.page().keyboard().press("Escape");
      screen.page().locator(".pw-abnormal").waitFor();
      assertThat(screen.panel().count()).isZero();
      assertThat(screen.page().url()).doesNotContain("cabinet=");
      assertThat(screen.errors()).isEmpty();
    }
  }

  @Test
  void everythingIsChineseFromTheFirstLabelForWhoReadsIt() {
    try (Screen screen = park.screen("zh-CN", 1920, 1080)) {
      screen.open("/");
      screen.page().getByText("用户名").waitFor();
      assertThat(screen.page().locator("button[type=submit]").textContent()).isEqualTo("登录");
      assertThat(screen.page().locator("html").getAttribute("lang")).startsWith("zh");
      screen.signIn(park.password());
      screen.painted();
      screen.page().locator("pw-floor-map .asof").getByText("数据时刻").waitFor();
      assertThat(screen.page().locator(".pw-rail").textContent()).contains("地图").contains("告警");
      assertThat(screen.errors()).isEmpty();
    }
  }
}
