package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.FullPark;
import org.parkwatch.tests.rig.Installation;

/** The map of 12,000 cabinets, behind sign-in. How soon it painted is printed, not judged here. */
@Tag("alone")
class WholeParkIT {
  private static final int CABINETS = 12_000;

  @Test
  void theMapOfAllCabinetsPaints() throws Exception {
    Chromium.needed();
    Installation park = FullPark.shared().installation();
    String password = Files.readString(park.data().resolve("secrets/first-password")).strip();
    try (Chromium chromium = new Chromium();
        Screen screen =
            new Screen(
                chromium
                    .browser()
                    .newContext(
                        new Browser.NewContextOptions()
                            .setLocale("en-GB")
                            .setViewportSize(1920, 1080)),
                park.url())) {
      screen.signIn(password);
      double first = screen.painted();
      assertThat(Screen.number(screen.map("m.feed.layout.size"))).isEqualTo(CABINETS);
      screen.open("/");
      double again = screen.painted();
      System.err.printf(
          "browser: whole park, first paint %.0f ms, again %.0f ms, longest frame %.0f ms%n",
          first, again, Screen.number(screen.map("m.stats.longestMs")));
      assertThat(screen.errors()).isEmpty();
    }
  }
}
