package org.parkwatch.telemetry.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Point 1 is a power that comes each 10 s; 100 its demand by quarter hours, 101 the month's peak.
 */
class DemandTest {
  /** The last quarter of November in Fuzhou begins; in UTC it is afternoon. */
  private static final long LAST_QUARTER = Instant.parse("2026-11-30T15:45:00Z").toEpochMilli();

  private static final int QUARTER_SECONDS = 900;
  private static final DerivePlan PLAN =
      DerivePlan.compile(
          List.of(
              new Formula(100, 1, 1, Operation.DEMAND, List.of(1), List.of(15.0)),
              new Formula(101, 1, 1, Operation.PEAK, List.of(100), List.of(15.0))),
          point -> 25_000,
          point -> Double.NaN,
          ZoneId.of("Asia/Shanghai"),
          point -> "P" + point);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private LoggedEngine engine;

  private long now = LAST_QUARTER - 900_000;

  @BeforeEach
  void open() {
    engine = new LoggedEngine(folder, PLAN);
  }

  @AfterEach
  void stop() {
    engine.stop();
  }

  /** Seconds in which the power is given each ten; silence where it is not a number. */
  private void run(int seconds, double kw) {
    for (int i = 0; i < seconds; i++, now += 1000) {
      if (now % 10_000 == 0 && !Double.isNaN(kw)) {
        engine.good(1, now, kw);
      }
      engine.second(now, engine.log.isEmpty());
    }
  }

  @Test
  void theDemandIsTheMeanOfTheLastWholeQuarterHour() {
    run(QUARTER_SECONDS, 500);
    run(450, 100);
    run(450, 300);
    run(30, 900);
    assertThat(engine.newest(100).value()).isBetween(195.0, 205.0);
    assertThat(engine.newest(100).quality()).isEqualTo(Quality.GOOD.code());
  }

  @Test
  void aQuarterOfWhichTooLittleIsMeasuredHasNone() {
    run(QUARTER_SECONDS, 500);
    run(800, 100);
    run(100, Double.NaN);
    run(30, 100);
    assertThat(engine.newest(100).quality()).isEqualTo(Quality.BAD_NOT_MEASURED.code());
    assertThat(engine.newest(101).value()).as("peak of the quarter before").isEqualTo(500);
  }

  @Test
  void thePeakBeginsAnewWithTheMonthOfTheSiteAndNotWithTheLastQuarterOfTheOld() {
    run(QUARTER_SECONDS, 100); // begins in mid-quarter of nothing: none is whole before
    run(QUARTER_SECONDS, 500); // the last of November
    run(60, 200);
    assertThat(engine.newest(101).value()).as("still November's").isEqualTo(500);
    run(QUARTER_SECONDS - 60, 200);
    run(30, 200);
    assertThat(engine.newest(101).value()).as("the first of December").isEqualTo(200);
    run(QUARTER_SECONDS, 150);
    assertThat(engine.newest(101).value()).as("the highest, not the newest").isEqualTo(200);
  }

  /** November began without us, December did not. */
  @Test
  void aPeakOfAMonthOfWhichLittleWasMeasuredIsUncertain() {
    run(2 * QUARTER_SECONDS + 60, 500);
    assertThat(engine.newest(101).quality()).isEqualTo(Quality.UNCERTAIN_PARTIAL.code());
    run(QUARTER_SECONDS, 400);
    assertThat(engine.newest(101).quality()).isEqualTo(Quality.GOOD.code());
  }

  @Test
  void aKillInMidQuarterLosesNothingOfIt() {
    run(QUARTER_SECONDS, 500);
    run(600, 100);
    engine.kill(0);
    run(300, 400);
    run(30, 0);
    assertThat(engine.newest(100).value()).isBetween(196.0, 204.0);
    assertThat(engine.newest(101).value()).isEqualTo(500);
  }
}
