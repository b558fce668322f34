package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

class RefusalsTest {
  private static void note(Refusals refusals, int point, long nowMillis) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, nowMillis, point, Quality.GOOD.code());
    refusals.note(Refused.Reason.UNKNOWN_POINT, batch, 0, nowMillis);
  }

  // A gateway with a wrong list may send a hundred thousand points that nobody knows.
  @Test
  void aFloodOfPointsTakesNoMemoryAndDoesNotHideTheOnesThatSendMost() {
    Refusals refusals = new Refusals();
    for (int i = 0; i < 50; i++) {
      note(refusals, 7, 1000 + i);
      note(refusals, 8, 1000 + i);
    }
    for (int point = 100; point < 20_100; point++) {
      note(refusals, point, 2000);
    }
    note(refusals, 8, 3000);
    assertThat(refusals.all()).hasSize(Refusals.MOST);
    assertThat(refusals.all().subList(0, 2))
        .extracting(Refused::point, Refused::count, Refused::firstMillis, Refused::lastMillis)
        .containsExactly(tuple(8, 51L, 1000L, 3000L), tuple(7, 50L, 1000L, 1049L));
  }
}
