package org.parkwatch.telemetry.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.parkwatch.telemetry.derive.LoggedEngine.NOON;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parkwatch.telemetry.derive.LoggedEngine.Sample;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Points 1..9 are of devices, polled each 10 s; 100.. are derived. Cell 1 is a room, 2 above it.
 */
class DeriveEngineTest {
  private static final long ALLOWED = 25_000;

  @TempDir Path folder;

  private final List<LoggedEngine> opened = new ArrayList<>();

  private LoggedEngine logged(Path folder, DerivePlan plan) {
    LoggedEngine engine = new LoggedEngine(folder, plan);
    opened.add(engine);
    return engine;
  }

  @AfterEach
  void stop() {
    opened.forEach(LoggedEngine::stop);
  }

  private static Formula formula(int output, int cell, Operation operation, Integer... inputs) {
    return new Formula(output, cell, 3, operation, List.of(inputs), List.of());
  }

  private static DerivePlan plan(Formula... formulas) {
    return DerivePlan.compile(
        List.of(formulas),
        point -> ALLOWED,
        point -> Double.NaN,
        ZoneId.of("Asia/Shanghai"),
        point -> "P" + point);
  }

  private static DerivePlan counters(double end) {
    return DerivePlan.compile(
        List.of(new Formula(100, 1, 1, Operation.COUNT, List.of(1), List.of(30.0, 1.0))),
        point -> ALLOWED,
        point -> end,
        ZoneId.of("Asia/Shanghai"),
        point -> "P" + point);
  }

  private static DerivePlan counters() {
    return plan(
        new Formula(100, 1, 1, Operation.COUNT, List.of(1, 2), List.of(30.0, 1.0)),
        formula(200, 2, Operation.TOTAL, 100),
        new Formula(201, 2, 1, Operation.WINDOW, List.of(200), List.of(1.0)));
  }

  @Test
  void pointsThatGoInACircleAreRefusedByName() {
    assertThatThrownBy(() ->
            plan(
                formula(100, 1, Operation.SUM, 1, 102),
                formula(101, 1, Operation.SUM, 100),
                formula(102, 2, Operation.SUM, 101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("circle")
        .hasMessageContaining("P100")
        .hasMessageContaining("P101")
        .hasMessageContaining("P102");
    assertThatThrownBy(() -> plan(formula(100, 1, Operation.SUM, 100)))
        .hasMessageContaining("P100 takes from P100");
  }

  /** A diamond is no circle. */
  @Test
  void twoWaysToOneInputAreNoCircle() {
    LoggedEngine engine =
        logged(
            folder,
            plan(
                formula(103, 1, Operation.SUM, 101, 102),
                formula(101, 1, Operation.SUM, 1),
                formula(102, 1, Operation.SUM, 1)));
    round(engine, NOON, 1.5);
    assertThat(engine.newest(103).value()).isEqualTo(3);
  }

  @Test
  void twoFormulasForOnePointAndUnknownInnerValuesAreRefused() {
    assertThatThrownBy(
            () -> plan(formula(100, 1, Operation.SUM, 1), formula(100, 1, Operation.SUM, 2)))
        .hasMessageContaining("two formulas give P100");
    assertThatThrownBy(() -> plan(formula(100, 1, Operation.SUM, -7)))
        .hasMessageContaining("P100 takes an inner value");
    assertThatThrownBy(() ->
            plan(
                formula(100, 1, Operation.SUM, 1),
                new Formula(101, 1, 1, Operation.COUNT, List.of(100), List.of(1.0, 1.0))))
        .hasMessageContaining("P101 counts a derived point");
  }

  /** A minute in which point 1 comes each ten seconds. */
  private static void round(LoggedEngine engine, long from, double value) {
    for (int i = 0; i < 60; i++) {
      if (i % 10 == 0) {
        engine.good(1, from + 1000L * i, value);
      }
      engine.second(from + 1000L * i, i == 0 && engine.log.isEmpty());
    }
  }

  @Test
  void aCellComputesEachTenSecondsAtASecondOfItsOwnAndNotBeforeDevicesCouldAnswer() {
    LoggedEngine engine = logged(folder, plan(formula(100, 1, Operation.SUM, 1)));
    round(engine, NOON, 2);
    List<Long> times = List.copyOf(engine.samples(100).keySet());
    assertThat(times).hasSizeBetween(3, 4);
    assertThat(times.getFirst()).isGreaterThanOrEqualTo(NOON + 15_000);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(10_000);
    }
    assertThat(engine.samples(100).values())
        .allSatisfy(sample -> assertThat(sample.quality()).isEqualTo(Quality.GOOD.code()));
  }

  @Test
  void aStaleOrBadInputIsLackingAndTheSumSaysHowMuchItHas() {
    LoggedEngine engine =
        logged(
            folder,
            plan(
                formula(100, 1, Operation.SUM, 1, 2),
                formula(101, 1, Operation.SHARE, 100),
                formula(102, 1, Operation.ALL, 1, 2)));
    engine.good(2, NOON, 5);
    round(engine, NOON, 2);
    assertThat(engine.newest(100).value()).isEqualTo(2);
    assertThat(engine.newest(100).quality()).isEqualTo(Quality.UNCERTAIN_PARTIAL.code());
    assertThat(engine.newest(101).value()).isEqualTo(50);
    assertThat(engine.newest(102).quality()).isEqualTo(Quality.BAD_NOT_MEASURED.code());
    engine.bad(1, NOON + 60_000).seconds(NOON + 60_000, 12);
    assertThat(engine.newest(100).value()).isNaN();
    assertThat(engine.newest(100).quality()).isEqualTo(Quality.BAD_NOT_MEASURED.code());
    assertThat(engine.newest(101).value()).isZero();
  }

  @Test
  void countersGrowThroughSilenceAndResetsAndSayWhatTheyMissed() {
    LoggedEngine engine = logged(folder, counters());
    engine.second(NOON, true);
    long at = NOON + 20_000;
    double[] register = {1000, 99_999.2};
    for (int quarter = 0; quarter < 12; quarter++) { // twelve times five minutes, 2 kW and 4 kW
      register[0] = quarter == 6 ? 0.1 : register[0] + 2 / 12.0; // reset, then counts on
      register[1] = (register[1] + 4 / 12.0) % 100_000; // rolls over at five digits
      engine.good(1, at, register[0]).good(2, at, register[1]);
      engine.seconds(at, 12);
      at += 300_000;
      engine.seconds(at - 1000, 1); // a jump of the log's time without samples
    }
    double expected = (10 * 2 + 11 * 4) / 12.0 + 0.1;
    assertThat(engine.newest(100).value()).isCloseTo(expected, offset(0.11));
    double[] last = {0};
    engine
        .samples(100)
        .values()
        .forEach(sample -> {
          assertThat(sample.value()).isGreaterThanOrEqualTo(last[0]);
          last[0] = sample.value();
        });
    assertThat(engine.newest(200).value()).isCloseTo(engine.newest(100).value(), offset(0.051));
  }

  /**
   * 99,999.2 and then 0.4 kWh: over the end of five digits that is 1.2, but a register of 32 bits
   * in steps of 0.01 does not end there, and was reset.
   */
  @ParameterizedTest
  @CsvSource({
    "NaN, 99999.2, 0.4, 1.2",
    "100000, 99999.2, 0.4, 1.2",
    "42949672.96, 99999.2, 0.4, 0.4",
    "42949672.96, 42949672.36, 0.4, 1.0",
    "42949672.96, 42949000, 0.4, 0.4",
    "42949672.96, 42949000, 50, 0"
  })
  void aRegisterThatFallsHasRolledOverItsEndOrWasReset(
      double end, double last, double reading, double energy) {
    LoggedEngine engine = logged(folder, counters(end));
    engine.second(NOON, true);
    engine.good(1, NOON + 30_000, last).seconds(NOON + 30_000, 12);
    engine.good(1, NOON + 60_000, reading).seconds(NOON + 60_000, 12);
    assertThat(engine.newest(100).value()).isCloseTo(energy, offset(0.051));
  }

  /** A meter that was changed shows another number: nobody knows what flowed in between. */
  @Test
  void aJumpThatNoLoadExplainsIsNotEnergy() {
    LoggedEngine engine = logged(folder, counters());
    engine.second(NOON, true);
    long at = NOON + 30_000;
    for (double reading : new double[] {1000, 1001, 55_000, 55_001}) {
      engine.good(1, at, reading).good(2, at, reading).seconds(at, 12);
      at += 600_000;
    }
    assertThat(engine.newest(100).value()).isEqualTo(4);
  }

  @Test
  void aWindowWithTooLittleBehindItIsBadAndAFullOneIsGood() {
    LoggedEngine engine = logged(folder, counters());
    engine.second(NOON, true);
    for (int i = 0; i <= 7200; i += 10) {
      long at = NOON + 20_000 + 1000L * i;
      engine.good(1, at, 1000 + i / 3600.0).good(2, at, 500 + i * 2 / 3600.0).second(at, false);
      engine.seconds(at + 1000, 9);
      if (i == 1800) {
        assertThat(engine.newest(201).quality()).isEqualTo(Quality.BAD_NOT_MEASURED.code());
      }
    }
    Sample window = engine.newest(201);
    assertThat(window.quality()).isEqualTo(Quality.GOOD.code());
    // The window is one hour to one and a quarter: it begins at a quarter's note.
    assertThat(window.value()).isBetween(2.9, 3.9);
  }

  @Test
  void countersAndWindowsOutliveARestartAndAPlanThatKnowsMore() {
    LoggedEngine engine = logged(folder, counters());
    engine.second(NOON, true);
    engine.good(1, NOON + 20_000, 1000).good(2, NOON + 20_000, 50).seconds(NOON + 20_000, 20);
    engine.good(1, NOON + 60_000, 1000.4).good(2, NOON + 60_000, 50.4).seconds(NOON + 60_000, 20);
    assertThat(engine.newest(100).value()).isEqualTo(0.8);
    engine.stop();
    engine.restart(
        plan(
            new Formula(100, 1, 1, Operation.COUNT, List.of(3, 2, 1), List.of(30.0, 1.0)),
            formula(200, 2, Operation.TOTAL, 100)));
    engine.second(NOON + 600_000, true);
    engine.good(1, NOON + 620_000, 1001.4).good(2, NOON + 620_000, 50.4);
    engine.good(3, NOON + 620_000, 7).seconds(NOON + 620_000, 20);
    assertThat(engine.newest(100).value()).isEqualTo(1.8);
    assertThat(engine.samples(200).values())
        .allSatisfy(sample -> assertThat(sample.value()).isGreaterThanOrEqualTo(0));
  }

  /**
   * Killed with some groups lost, the engine gives again exactly what the log lacks, with the same
   * stamps and values.
   */
  @Test
  void afterAKillTheLogHoldsTheSameSamplesAsWithoutOne() throws Exception {
    for (int tail = 0; tail <= 3; tail++) {
      LoggedEngine calm = logged(Files.createDirectory(sub("calm", tail)), counters());
      LoggedEngine killed = logged(Files.createDirectory(sub("kill", tail)), counters());
      run(calm, 0, 100);
      run(killed, 0, 100);
      killed.kill(tail);
      run(killed, 100 - tail, 130);
      run(calm, 100, 130);
      for (int point : new int[] {100, 200, 201}) {
        assertThat(killed.samples(point))
            .as("point %s, %s lost", point, tail)
            .isEqualTo(calm.samples(point));
      }
      if (tail == 0) {
        assertThat(killed.engine().figures().withheld()).isPositive();
      }
    }
  }

  private Path sub(String name, int tail) {
    return folder.resolve(name + tail);
  }

  private static void run(LoggedEngine engine, int from, int to) {
    for (int i = from; i < to; i++) {
      long at = NOON + 1000L * i;
      engine.good(1 + i % 2, at, 1000 + i / 100.0).second(at, i == 0);
    }
  }

  /** Killed between computing and writing, and back after an hour: nobody needs that sample now. */
  @Test
  void whatIsOlderThanAMinuteIsNotGivenAgain() {
    LoggedEngine engine = logged(folder, plan(formula(100, 1, Operation.SUM, 1)));
    round(engine, NOON, 2);
    List<Long> given = List.copyOf(engine.samples(100).keySet());
    long lost = given.get(1);
    engine.kill((int) (60 - (lost - NOON) / 1000 - 1));
    assertThat(engine.samples(100)).doesNotContainKey(lost);
    engine.second(NOON + 3_600_000, true);
    engine.good(1, NOON + 3_620_000, 3).seconds(NOON + 3_601_000, 40);
    assertThat(engine.samples(100).keySet())
        .contains(given.getFirst())
        .noneMatch(at -> at > given.getFirst() && at < NOON + 3_600_000)
        .anyMatch(at -> at > NOON + 3_600_000);
  }
}
