package org.parkwatch.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The brake on guessing, on a timeline. */
class SignInBrakeTest {
  private Instant now = Instant.parse("2026-11-22T14:32:07Z");
  private final SignInBrake brake = new SignInBrake(() -> now);

  private void fail(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      brake.failed(account, address);
    }
  }

  @Test
  void fourWrongTriesStillLetTheFifthIn() {
    fail(4, "chen", "127.0.0.1");
    assertThat(brake.wait("chen", "127.0.0.1")).isZero();
  }

  @Test
  void afterFiveWrongTriesTheAccountWaitsFiveMinutesFromAnyAddress() {
    fail(5, "chen", "127.0.0.1");
    assertThat(brake.wait("chen", "127.0.0.9")).isEqualTo(Duration.ofMinutes(5));
    now = now.plus(Duration.ofMinutes(5));
    assertThat(brake.wait("chen", "127.0.0.9")).isZero();
  }

  @Test
  void othersAreNotHeldUpByOneAccount() {
    fail(5, "chen", "127.0.0.1");
    assertThat(brake.wait("lin", "127.0.0.1")).isZero();
  }

  /** Guessing one password on many accounts is guessing too. */
  @Test
  void anAddressThatTriesManyAccountsWaits() {
    for (int i = 0; i < SignInBrake.TRIES_PER_ADDRESS; i++) {
      brake.failed("user" + i, "127.0.0.66");
    }
    assertThat(brake.wait("somebody", "127.0.0.66")).isPositive();
    assertThat(brake.wait("somebody", "127.0.0.1")).isZero();
  }

  @Test
  void aRightPasswordClearsTheAccountButNotTheAddress() {
    fail(SignInBrake.TRIES_PER_ADDRESS, "chen", "127.0.0.66");
    brake.succeeded("chen");
    assertThat(brake.wait("chen", "127.0.0.1")).isZero();
    assertThat(brake.wait("chen", "127.0.0.66")).isPositive();
  }
}
