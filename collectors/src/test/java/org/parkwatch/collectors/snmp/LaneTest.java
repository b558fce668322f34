package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.telemetry.sample.Quality;
import org.slf4j.LoggerFactory;

/** When devices are read, what counts as on time, and how many at once. */
class LaneTest extends OneDevice {
  @Test
  void aHealthyDeviceIsReadOnceAnIntervalAndStampedWithItsSecond() throws IOException {
    answers(3);
    runUntil(60);
    assertThat(of("voltage"))
        .containsExactly(
            at(0, 230.1), at(1, 230.1), at(2, 230.1), at(3, 230.1), at(4, 230.1), at(5, 230.1));
    assertThat(of("power")).containsExactly(at(0, 1.47), at(3, 1.47));
    assertThat(of("comm.up")).containsExactly(at(0, 1.0), at(3, 1.0));
    assertThat(of("comm.age")).hasSize(2).first().isEqualTo(at(0, 0.0));
    assertThat(network.sent).hasSize(6);
    assertThat(figures.onTime.get()).isEqualTo(6);
    assertThat(poll.health().health().state()).isEqualTo(DeviceHealth.State.UP);
  }

  @Test
  void aDeadDeviceTurnsBadAtOnceIsAskedLessAndLessAndComesBackWithItsFirstAnswer()
      throws IOException {
    answers(3);
    runUntil(10);
    network.peer = (request, n) -> List.of();
    network.sent.clear();
    runUntil(90);
    Object timeout = Quality.BAD_TIMEOUT;
    Object backedOff = Quality.BAD_BACKED_OFF;
    assertThat(of("voltage"))
        .containsExactly(
            at(0, 230.1),
            at(1, timeout),
            at(2, timeout),
            at(3, backedOff),
            at(4, timeout),
            at(5, backedOff),
            at(6, backedOff),
            at(7, backedOff),
            at(8, timeout));
    assertThat(network.sent).hasSize(8); // four reads of two attempts
    assertThat(of("comm.up")).contains(at(1, 0.0));
    answers(3);
    runUntil(190);
    assertThat(of("voltage")).contains(at(16, 230.1), at(17, 230.1), at(18, 230.1));
    assertThat(of("comm.up")).contains(at(16, 1.0));
    assertThat(poll.health().health().consecutiveFailures()).isZero();
    assertThat(poll.health().health().lastError().orElseThrow())
        .isEqualTo("PDU-1 at 127.0.0.1:16161: no answer within 1000 ms, asked 2 times");
  }

  @Test
  void aSlowAnswerAfterTheRetryStillCountsButIsNotOnTime() throws IOException {
    network.peer = (request, n) -> n == 1 ? List.of(after(1500, agent.answer(request))) : List.of();
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(figures.late.get()).isEqualTo(1);
    assertThat(figures.onTime.get()).isZero();
  }

  @Test
  void anAnswerAfterThreeSecondsIsATimeoutAndNeverTakenForTheNext() throws IOException {
    // every answer comes when the next read is under way, with a value that was true before
    network.peer = (request, n) -> List.of(after(9_990, agent.answer(request)));
    runUntil(20);
    assertThat(of("voltage"))
        .containsExactly(at(0, Quality.BAD_TIMEOUT), at(1, Quality.BAD_TIMEOUT));
    assertThat(figures.dropped.get()).isPositive();
    assertThat(poll.health().health().faults()).containsOnlyKeys(Fault.TIMEOUT, Fault.TOO_LATE);
  }

  @Test
  void aDeviceThatToldSomethingIsReadAtOnceAndHoweverMuchItTellsOnceASecond() throws IOException {
    answers(3);
    runUntil(3);
    network.sent.clear();
    for (int i = 0; i < 300; i++) {
      lane.want(poll);
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
    assertThat(network.sent).hasSize(3);
    assertThat(collected.of(device, "power")).hasSize(4); // everything is read, not the round
    assertThat(collected.of(device, "voltage"))
        .extracting(s -> s.millis() - FIRST_SLOT)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(4)
        .contains(3_010L);
    runUntil(20);
    assertThat(of("voltage")).contains(at(1, 230.1)).hasSize(6);
  }

  @Test
  void noMoreRequestsAreInFlightThanAllowedAndTheOthersWaitTheirTurn() throws IOException {
    SnmpOptions usual = SnmpOptions.defaults();
    SnmpOptions two = new SnmpOptions(1, 1, 65_536, 8192, usual.timeout(), usual.retries(), 2);
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(Lane.class));
    SampleWriter writer = new SampleWriter(collected, figures, log);
    lane = new Lane(network, two, () -> Instant.ofEpochMilli(now), figures, writer, log);
    TestPark park = new TestPark(profiles);
    for (int i = 0; i < 40; i++) {
      park.add("PDU-" + i, "test-pdu", address);
    }
    lane.assign(polls(park));
    answers(400);
    long end = START + 20_000;
    int most = 0;
    while (now < end) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
      most = Math.max(most, network.underway.size());
    }
    assertThat(most).isEqualTo(2);
    assertThat(figures.failed.get()).isZero();
    assertThat(figures.promised.get()).isEqualTo(80);
    assertThat(figures.onTime.get() + figures.late.get()).isBetween(70L, 80L);
  }

  @Test
  void anAnswerOfADeviceThatLeftTheParkIsDropped() throws IOException {
    answers(500);
    while (network.sent.isEmpty()) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
    lane.assign(List.of());
    runUntil(30);
    assertThat(collected.all()).isEmpty(); // its answer came after it had left
    assertThat(figures.inFlight.get()).isZero();
  }
}
