package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing of the park without a session, and guessing one is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
  private static final int TRIES = 5;
  private static final String STRANGER = "stranger";

  private static final List<String> BEHIND_THE_DOOR =
      List.of(
          "/",
          "/alarms",
          "/m",
          "/password",
          "/live/layout",
          "/live/trend?point=1&from=0&to=1000",
          "/live/export?from=2026-11-22&to=2026-11-23",
          "/history/export?from=2026-11-22&to=2026-11-23",
          "/metrics",
          "/live/cabinet?code=FZ-B1-1F-R101-A01");

  private SmallPark park;
  private Door door;

  @BeforeAll
  void start() {
    park = SmallPark.shared();
    door = new Door(park.installation().url());
  }

  @AfterAll
  void stop() {
    if (door != null) {
      door.close();
    }
  }

  @Test
  void withoutASessionNoPageSocketOrFileOfTheParkAnswers() throws Exception {
    for (String path : BEHIND_THE_DOOR) {
      Door.Answer answer = door.get(path);
      assertThat(answer.closed()).as("%s answers %s", path, answer).isTrue();
      assertThat(answer.body()).as(path).doesNotContain("FZ-");
    }
    assertThat(door.socket("", park.installation().url())).as("/live/park").isIn(302, 401, 403);
  }

  // The token for metrics lies on another machine, and must not open what is measured.
  @Test
  void programsGetInByTheTokenOfTheirOwnAddressOnly() throws Exception {
    Door.Answer metrics = door.get("/metrics", token("metrics-token"));
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("\nparkwatch_history_running 1.0\n");
    assertThat(door.get("/metrics", token("command-token")).status()).isEqualTo(401);
    String export = "/history/export?device=*-A01-PDU-A&from=2020-01-01&to=2099-01-01&tier=minute";
    assertThat(door.get(export, token("metrics-token")).status()).isEqualTo(401);
    Door.Answer file = door.get(export, token("command-token"));
    assertThat(file.status()).as(file.body()).isEqualTo(200);
    assertThat(file.body()).startsWith("from_utc,from_local [Asia/Shanghai],device,point,unit,");
    Door.Answer wrong = door.get("/history/export?tier=week", token("command-token"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("from is needed").contains("tier 'week' is unknown");
  }

  private String token(String file) throws IOException {
    return Files.readString(park.installation().data().resolve("secrets").resolve(file));
  }

  @Test
  void aForeignPageDoesNotGetTheSocketThoughTheBrowserSendsItsSession() {
    try (Screen screen = park.desk()) {
      assertThat(door.socket(screen.cookies(), park.installation().url())).isEqualTo(101);
      assertThat(door.socket(screen.cookies(), "http://elsewhere.example")).isEqualTo(403);
    }
  }

  @Test
  void theFifthWrongPasswordIsToldHowLongToWait() {
    try (Screen screen = park.screen("en-GB", 1280, 800)) {
      for (int tried = 1; tried < TRIES; tried++) {
        screen.tryPassword(STRANGER, "guess " + tried);
        screen.page().getByText("Wrong name or password.").waitFor();
      }
      screen.tryPassword(STRANGER, "guess " + TRIES);
      screen.page().getByText("Too many tries. Wait 5 min, then try again.").waitFor();
      assertThat(screen.errors()).isEmpty();
    }
  }

  @Test
  void theRightPasswordAfterWrongOnesLetsInAndStartsTheCountAgain() {
    for (int time = 1; time <= 2; time++) {
      try (Screen screen = park.screen("en-GB", 1280, 800)) {
        for (int tried = 1; tried < TRIES; tried++) {
          screen.tryPassword(Screen.ACCOUNT, "guess " + tried);
          screen.page().getByText("Wrong name or password.").waitFor();
        }
        screen.signIn(park.password());
        screen.painted();
      }
    }
  }

  /** The server forgets who must wait when it starts again, so that nobody else waits here. */
  @Test
  void whoMustWaitIsNotLetInWithTheRightPasswordEither() {
    try (Screen screen = park.screen("en-GB", 1280, 800)) {
      for (int tried = 1; tried <= TRIES; tried++) {
        screen.tryPassword(Screen.ACCOUNT, "guess " + tried);
      }
      screen.tryPassword(Screen.ACCOUNT, park.password());
      screen.page().getByText("Too many tries. Wait 5 min, then try again.").waitFor();
      screen.open("/");
      screen.page().locator("#username").waitFor();
      park.installation().killServer();
      park.installation().execServer();
      park.installation().awaitServer();
      screen.open("/login");
      screen.signIn(park.password());
      screen.painted();
    }
  }

  @Test
  void whoSignsOutIsOut() {
    try (Screen screen = park.desk()) {
      screen.page().locator("pw-floor-map").waitFor();
      screen.page().locator(".pw-top button.pw-chip").click();
      screen.page().locator("#pw-user-panel").getByText("Sign out").click();
      screen.page().waitForURL(address -> address.contains("/login"));
      screen.open("/");
      screen.page().locator("#username").waitFor();
    }
  }
}
