package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On call, with a phone of 390 x 844. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneIT {
  private SmallPark park;

  @BeforeAll
  void start() {
    park = SmallPark.shared();
  }

  @Test
  void aPhoneStartsWithTheAlarmsAndFillsItsScreen() {
    try (Screen phone = park.phone()) {
      phone.page().locator(".pw-phone .card, .pw-phone .row").first().waitFor();
      assertThat(phone.page().locator("h1").textContent()).contains("My alarms");
      assertThat(phone.page().locator("pw-floor-map").count()).isZero();
      assertThat(Screen.number(phone.page().evaluate("document.documentElement.scrollWidth")))
          .isLessThanOrEqualTo(390);
      assertThat(phone.errors()).isEmpty();
    }
  }

  @Test
  void anAlarmOpensWithItsCourseAndTheWayBack() {
    try (Screen phone = park.phone()) {
      Locator name = phone.page().locator(".pw-phone .card h2 a, .pw-phone .row").first();
      name.waitFor();
      String cabinet = park.cabinets().getLast();
      String label = cabinet.substring(cabinet.lastIndexOf('-') + 1);
      assertThat(name.textContent()).contains(label);
      name.tap();
      phone.page().waitForURL(address -> address.contains("/m/alarm/"));
      phone.page().locator(".pw-side pw-trend canvas").first().waitFor();
      assertThat(phone.page().locator(".pw-side").textContent())
          .contains(label)
          .contains("ISA-18.2");
      assertThat(Screen.number(phone.page().evaluate("document.documentElement.scrollWidth")))
          .isLessThanOrEqualTo(390);
      phone.page().locator("h1 a").tap();
      phone.page().waitForURL(address -> address.endsWith("/m"));
      assertThat(phone.errors()).isEmpty();
    }
  }

  @Test
  void oneTapTakesAnAlarm() {
    try (Screen phone = park.phone()) {
      Locator card = phone.page().locator(".pw-phone .card").first();
      card.waitFor();
      String place = card.locator("h2").textContent();
      card.getByText("Acknowledge, I take it").tap();
      phone.page().getByText("1 acknowledged").first().waitFor();
      phone
          .page()
          .locator(".pw-phone .row", new Page.LocatorOptions().setHasText(place))
          .getByText("you have it")
          .first()
          .waitFor();
      assertThat(phone.errors()).isEmpty();
    }
  }
}
