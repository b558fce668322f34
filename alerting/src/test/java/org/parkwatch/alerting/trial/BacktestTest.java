package org.parkwatch.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

class BacktestTest {
  private static final long START = 1_795_000_000_000L;
  private static final int SECONDS = 2 * 86_400;
  private static final RuleSet RULES = RuleFiles.defaults();
  private static final List<String> TRIED =
      List.of("rack-pdu.current.high", "rack-pdu.voltage.low", "rack-pdu.silent");

  private final Park park = TestPark.of(1, 2);

  /**
   * Three days: the evaluator on the samples as they come, and the backtest on what history kept.
   */
  @Test
  void itSaysWhatTheEvaluatorWouldHaveSaidSeed5(@TempDir Path folder) throws IOException {
    Map<String, Map<String, Integer>> expected = new TreeMap<>();
    List<Backtest.Result> results = new ArrayList<>();
    try (HistoryStore history =
        HistoryStore.open(folder, HistoryOptions.defaults(), HistorySite.of(park::cellOfPoint))) {
      feed(history, expected);
      awaitStored(history);
      for (String id : TRIED) {
        Rule rule = RULES.rule(id).orElseThrow();
        long end = START + SECONDS * 1000L;
        results.add(Backtest.run(rule, RULES, park, history, START, end, Backtest.Progress.UNSEEN));
      }
    }
    for (int i = 0; i < TRIED.size(); i++) {
      Map<String, Integer> told = new TreeMap<>();
      Backtest.Result result = results.get(i);
      result.points().forEach(fired -> told.put(fired.device(), fired.times()));
      assertThat(told).as(TRIED.get(i)).isEqualTo(expected.get(TRIED.get(i)));
      assertThat(result.watched()).isEqualTo(4);
      assertThat(result.unread()).isZero();
      assertThat(result.fired()).isEqualTo(told.values().stream().mapToInt(n -> n).sum());
    }
    assertThat(results.get(0).fired()).isGreaterThan(3);
    assertThat(results.get(2).fired()).isGreaterThan(3);
    assertThat(results.get(1).fired()).isZero();
  }

  @Test
  void whoEndsItWaitsForNothingMore(@TempDir Path folder) throws IOException {
    try (HistoryStore history =
        HistoryStore.open(folder, HistoryOptions.defaults(), HistorySite.of(park::cellOfPoint))) {
      List<String> told = new ArrayList<>();
      Rule rule = RULES.rule("rack-pdu.voltage.low").orElseThrow();
      Backtest.Progress twoPoints =
          (done, all) -> {
            told.add(done + " of " + all);
            return done < 2;
          };
      assertThatThrownBy(
              () -> Backtest.run(rule, RULES, park, history, START, START + 1, twoPoints))
          .isInstanceOf(CancellationException.class)
          .hasMessage("ended after 2 of 4 points");
      assertThat(told).containsExactly("0 of 4", "1 of 4", "2 of 4");
    }
  }

  private static void awaitStored(HistoryStore history) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (history.figures().lag() > 0) {
      assertThat(System.nanoTime()).as("history stores what it was given").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Every ten seconds what a device says; a peak now and then, and times in which it is silent. */
  private void feed(HistoryStore history, Map<String, Map<String, Integer>> raised) {
    ConditionPlan plan = ConditionPlan.bind(RULES, park);
    Evaluator evaluator = new Evaluator(plan);
    Changes changes = new Changes();
    evaluator.watermark(START - 1, true, changes);
    TRIED.forEach(id -> raised.put(id, new TreeMap<>()));
    Random random = new Random(5);
    int[] peak = new int[4];
    int[] silent = new int[4];
    List<LogRecord> minute = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      long now = START + second * 1000L;
      if (second % 10 == 0) {
        SampleBatch batch = new SampleBatch(16);
        for (Device device : park.devices()) {
          say(device, now, random, peak, silent, batch);
        }
        evaluator.samples(batch, changes);
        minute.add(new LogRecord.Samples(batch));
      }
      evaluator.watermark(now, false, changes);
      count(changes, plan, raised);
      minute.add(new LogRecord.Watermark(now, false));
      if (second % 60 == 59) {
        history.accept(new LogGroup(second / 60, now, List.copyOf(minute)));
        minute.clear();
      }
    }
  }

  private static void say(
      Device device, long now, Random random, int[] peak, int[] silent, SampleBatch batch) {
    int i = device.id();
    peak[i] = peak[i] > 0 ? peak[i] - 1 : random.nextInt(8000) == 0 ? random.nextInt(200) : 0;
    silent[i] = silent[i] > 0 ? silent[i] - 1 : random.nextInt(8000) == 0 ? random.nextInt(90) : 0;
    byte good = Quality.GOOD.code();
    batch.add(device.pointId("comm.up"), now, silent[i] > 0 ? 0 : 1, good);
    if (silent[i] > 0) {
      batch.addBad(device.pointId("current"), now, Quality.BAD_TIMEOUT);
      batch.addBad(device.pointId("voltage"), now, Quality.BAD_TIMEOUT);
    } else {
      double amps = peak[i] > 0 ? 25 + random.nextInt(7) : 12 + random.nextInt(30) / 10.0;
      batch.add(device.pointId("current"), now, amps, good);
      batch.add(device.pointId("voltage"), now, 218 + random.nextInt(5), good);
    }
  }

  private static void count(
      Changes changes, ConditionPlan plan, Map<String, Map<String, Integer>> raised) {
    for (int i = 0; i < changes.size(); i++) {
      Condition condition = plan.condition(changes.cell(i), changes.condition(i));
      List<String> ladder = condition.rule().ladder();
      String id = ladder.isEmpty() ? condition.rule().id() : ladder.getFirst();
      Map<String, Integer> devices = raised.get(id);
      if (devices != null && changes.raised(i) && !changes.stepDown(i)) {
        devices.merge(condition.subject().code(), 1, Integer::sum);
      }
    }
    changes.clear();
  }

  @Test
  void moreThanTenInTenMinutesAreAFlood() {
    long[] calm = IntStream.range(0, 30).mapToLong(i -> i * 61_000L).toArray();
    assertThat(Backtest.inFloods(calm)).isZero();
    long[] eleven = IntStream.range(0, 11).mapToLong(i -> i * 59_000L).toArray();
    assertThat(Backtest.inFloods(eleven)).isEqualTo(11);
    long[] both =
        LongStream.concat(
                LongStream.of(0), IntStream.range(0, 13).mapToLong(i -> 9_000_000L + i * 1000L))
            .toArray();
    assertThat(Backtest.inFloods(both)).isEqualTo(13);
  }
}
