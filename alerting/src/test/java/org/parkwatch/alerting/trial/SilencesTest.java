package org.parkwatch.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A rule that is tried on the past counts no alarm of a time in which it would not have spoken. */
class SilencesTest {
  private static final long START = 1_795_000_000_000L;
  private static final int SECONDS = 7200;
  private static final RuleSet RULES =
      RuleFiles.parse(
          Map.of(
              "my.yaml",
              """
              rules:
                - id: dark
                  kind: threshold
                  on: {point: voltage, equipment: RACK_PDU}
                  low: 200
                  clear: 210
                  onDelay: 0s
                  offDelay: 0s
                  severity: 3
                  suppressWhen: {point: state, states: [OFF]}
                  consequence: {en: c, zh: c}
                  response: {en: r, zh: r}
                  timeToRespond: 1h
              """));

  private final Park park = TestPark.of(1, 1);

  /** Of two dips of each PDU the second falls into the time in which feed A's is off. */
  @Test
  void whatNobodyWouldHaveHeardIsNotCounted(@TempDir Path folder) throws IOException {
    try (HistoryStore history =
        HistoryStore.open(folder, HistoryOptions.defaults(), HistorySite.of(park::cellOfPoint))) {
      List<LogRecord> minute = new ArrayList<>();
      for (int second = 0; second < SECONDS; second++) {
        long now = START + second * 1000L;
        if (second % 10 == 0) {
          minute.add(new LogRecord.Samples(samples(second, now)));
        }
        minute.add(new LogRecord.Watermark(now, false));
        if (second % 60 == 59) {
          history.accept(new LogGroup(second / 60, now, List.copyOf(minute)));
          minute.clear();
        }
      }
      long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (history.figures().lag() > 0) {
        assertThat(System.nanoTime()).as("history stores it").isLessThan(deadline);
        LockSupport.parkNanos(5_000_000);
      }
      Backtest.Result result =
          Backtest.run(
              RULES.rule("dark").orElseThrow(),
              RULES,
              park,
              history,
              START,
              START + SECONDS * 1000L,
              Backtest.Progress.UNSEEN);
      assertThat(result.points())
          .containsExactly(
              new Backtest.Fired(park.device(1).code(), "voltage", 2),
              new Backtest.Fired(park.device(0).code(), "voltage", 1));
    }
  }

  private SampleBatch samples(int second, long now) {
    SampleBatch batch = new SampleBatch(4);
    boolean dip = (second >= 600 && second < 660) || (second >= 3600 && second < 3660);
    for (Device device : park.devices()) {
      boolean off = device.id() == 0 && second >= 3000 && second < 4000;
      DeviceState state = off ? DeviceState.OFF : DeviceState.NORMAL;
      batch.add(device.pointId("voltage"), now, dip ? 100 : 220, Quality.GOOD.code());
      batch.add(device.pointId("state"), now, state.code(), Quality.GOOD.code());
    }
    return batch;
  }
}
