package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each role sees and is refused, and how an administrator ends what somebody may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesIT {
  private static final String REFUSED = "403: not for this role";
  private static final String CHOSEN = "four words and more";
  private static final String DONE = ": done.";

  private static final Map<String, List<String>> PAGES_OF =
      Map.of(
          "VIEWER", List.of(),
          "OPERATOR", List.of(),
          "PLANNER", List.of("/park-files"),
          "ADMINISTRATOR", List.of("/park-files", "/accounts"));

  private SmallPark park;

  @BeforeAll
  void start() {
    park = SmallPark.shared();
  }

  @Test
  void eachRoleIsLedToItsPagesAndToldWhyNotToTheOthers() {
    try (Screen admin = park.desk()) {
      for (String role : PAGES_OF.keySet()) {
        String account = role.toLowerCase(Locale.ROOT) + ".1";
        add(admin, account, role, CHOSEN);
        try (Screen screen = park.screen("en-GB", 1920, 1080)) {
          screen.signIn(account, CHOSEN);
          for (String path : List.of("/park-files", "/accounts")) {
            screen.open(path);
            Locator page = screen.page().locator("h1, h2");
            page.first().waitFor();
            boolean refused = String.join(" ", page.allTextContents()).contains(REFUSED);
            assertThat(refused).as("%s at %s", role, path).isEqualTo(!allowed(role).contains(path));
          }
          acknowledges(screen, !role.equals("VIEWER"));
          assertThat(screen.errors()).isEmpty();
        }
      }
    }
  }

  private static List<String> allowed(String role) {
    return PAGES_OF.getOrDefault(role, List.of());
  }

  private static void acknowledges(Screen screen, boolean may) {
    screen.open("/alarms");
    screen.page().locator(".pw-foot").waitFor();
    assertThat(screen.page().locator(".pw-foot [data-key=a]").count()).isEqualTo(may ? 1 : 0);
    assertThat(screen.page().locator(".pw-foot .pw-role-note").count()).isEqualTo(may ? 0 : 1);
  }

  @Test
  void endedSessionsEndAtOnceAndStayEndedWhileTheAdministratorStays() {
    try (Screen admin = park.desk();
        Screen lin = park.screen("en-GB", 1920, 1080)) {
      add(admin, "lin", "OPERATOR", CHOSEN);
      for (String id : List.of("end-sessions", "set-password", "disable")) {
        lin.signIn("lin", CHOSEN);
        lin.open("/alarms");
        lin.page().locator(".pw-foot").waitFor();
        act(admin, "lin", id, id.equals("set-password") ? CHOSEN : "");
        lin.page().waitForURL(address -> address.contains("/login"));
        lin.open("/alarms"); // the return ticket is void too
        lin.page().locator("#username").waitFor();
      }
      lin.tryPassword("lin", CHOSEN);
      lin.page().getByText("Wrong name or password.").waitFor();
      admin.open("/accounts");
      admin.page().locator("#new-account").waitFor();
      assertThat(admin.errors()).isEmpty();
    }
  }

  @Test
  void whatThePageSaidIsDoneHoldsAfterAKill() {
    try (Screen admin = park.desk();
        Screen wu = park.screen("en-GB", 1920, 1080)) {
      String generated = add(admin, "wu", "PLANNER", "");
      add(admin, "zhao", "VIEWER", CHOSEN);
      act(admin, "zhao", "disable", "");
      park.installation().killServer(); // the page has just said that it is done
      park.installation().execServer();
      park.installation().awaitServer();
      wu.tryPassword("zhao", CHOSEN);
      wu.page().getByText("Wrong name or password.").waitFor();
      wu.signIn("wu", generated);
      wu.open("/park-files");
      wu.page().locator("#compare").waitFor();
      assertThat(wu.page().locator("#apply").isEnabled()).isFalse();
    }
  }

  /** Adds an account; the generated password if none is given. */
  private static String add(Screen admin, String account, String role, String password) {
    Page page = admin.page();
    admin.open("/accounts");
    page.locator("#new-account").click();
    page.locator("#account").fill(account);
    page.locator("#name").fill("Somebody");
    page.locator("#role").selectOption(role);
    page.locator("#password").fill(password);
    page.locator("#reason").fill("new colleague");
    page.locator("#add").click();
    page.getByText(account + DONE).waitFor();
    return password.isEmpty() ? page.locator(".done code").textContent() : password;
  }

  private static void act(Screen admin, String account, String id, String password) {
    Page page = admin.page();
    admin.open("/accounts");
    page.locator("td button")
        .filter(new Locator.FilterOptions().setHasText(account))
        .first()
        .click();
    page.locator("#reason").fill("a reason");
    page.locator("#password").fill(password);
    page.locator("#" + id).click();
    page.getByText(account + DONE).waitFor();
  }
}
