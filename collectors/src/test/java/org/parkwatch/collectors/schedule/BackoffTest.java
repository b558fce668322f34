package org.parkwatch.collectors.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void aDeadDeviceIsAskedLessAndLessUpToEveryFiveMinutes() {
    Backoff backoff = new Backoff();
    List<Long> asked = new ArrayList<>();
    for (long second = 0; second <= 1_500; second += 10) {
      if (backoff.asks(second * 1000)) {
        asked.add(second);
        backoff.failed(second * 1000);
      }
    }
    assertThat(asked).containsExactly(0L, 10L, 30L, 70L, 150L, 310L, 610L, 910L, 1210L);
    assertThat(backoff.failures()).isEqualTo(9);
  }

  @Test
  void theFirstAnswerBringsItBackToItsOwnPace() {
    Backoff backoff = new Backoff();
    for (int i = 0; i < 40; i++) {
      backoff.failed(0);
    }
    assertThat(backoff.asks(299_000)).isFalse();
    backoff.answered();
    assertThat(backoff.asks(10_000)).isTrue();
    assertThat(backoff.failures()).isZero();
  }

  @Test
  void aClockSetBackDoesNotSilenceADeviceForever() {
    Backoff backoff = new Backoff();
    backoff.failed(10_000_000);
    assertThat(backoff.asks(10_000_000 - 3_600_000)).isTrue();
  }
}
