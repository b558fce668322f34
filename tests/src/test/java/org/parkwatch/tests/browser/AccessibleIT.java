package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core calls serious or critical keeps people out: there is none of it on any page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibleIT {
  private SmallPark park;

  @BeforeAll
  void start() {
    park = SmallPark.shared();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void theDesk(String theme) {
    try (Screen screen = park.screen("en-GB", 1920, 1080)) {
      screen.theme(theme);
      screen.open("/login");
      screen.page().locator("#username").waitFor();
      assertThat(screen.graveFindings()).as("sign-in").isEmpty();
      screen.signIn(park.password());
      screen.painted();
      assertThat(screen.page().locator("html").getAttribute("theme")).isEqualTo(theme);
      assertThat(screen.graveFindings()).as("map").isEmpty();
      screen.open("/?cabinet=" + park.cabinets().getLast());
      screen.panel().locator("pw-trend canvas").first().waitFor();
      assertThat(screen.graveFindings()).as("cabinet").isEmpty();
      screen.open("/alarms");
      screen.page().locator("vaadin-grid .pw-line").first().click();
      screen.page().locator(".pw-side h2").waitFor();
      assertThat(screen.graveFindings()).as("alarms").isEmpty();
      for (String page : List.of("kind=power", "kind=power&floor=FZ-B1-1F", "kind=cooling")) {
        for (String view : List.of("", "&view=table")) {
          screen.open("/plant?building=FZ-B1&" + page + view);
          screen.page().locator(".s-live").first().waitFor();
          assertThat(screen.graveFindings()).as("plant %s%s", page, view).isEmpty();
        }
      }
      screen.open("/password");
      screen.page().locator("#old-password").waitFor();
      assertThat(screen.graveFindings()).as("password").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void thePhone(String theme) {
    try (Screen phone = park.phone()) {
      phone.theme(theme);
      phone.page().reload();
      phone.page().locator(".pw-phone .card, .pw-phone .row").first().waitFor();
      assertThat(phone.graveFindings()).as("my alarms").isEmpty();
      phone.page().locator(".pw-phone .card h2 a, .pw-phone .row").first().tap();
      phone.page().locator(".pw-side pw-trend canvas").first().waitFor();
      assertThat(phone.graveFindings()).as("an alarm").isEmpty();
    }
  }
}
