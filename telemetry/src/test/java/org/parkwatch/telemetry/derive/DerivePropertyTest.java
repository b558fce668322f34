package org.parkwatch.telemetry.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.parkwatch.telemetry.derive.LoggedEngine.NOON;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.derive.LoggedEngine.Sample;
import org.parkwatch.telemetry.sample.Quality;

/** Random formulas over random, failing, silent devices give what the naive model gives. */
class DerivePropertyTest {
  private static final int DEVICES = 30;
  private static final int FIRST_DERIVED = 1000;
  private static final long ALLOWED = 25_000;
  private static final Operation[] OPERATIONS = {
    Operation.SUM,
    Operation.ALL,
    Operation.FIRST,
    Operation.SHARE,
    Operation.HEADROOM,
    Operation.RATIO,
    Operation.SUM,
    Operation.FIRST
  };

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theEngineGivesWhatTheNaiveModelGives(long seed) {
    Random random = new Random(seed);
    List<Formula> formulas = formulas(random);
    NaiveFormulas naive = new NaiveFormulas(formulas, ALLOWED);
    List<Formula> shuffled = new ArrayList<>(formulas);
    Collections.shuffle(shuffled, random);
    LoggedEngine engine =
        new LoggedEngine(
            folder,
            DerivePlan.compile(
                shuffled,
                point -> ALLOWED,
                point -> Double.NaN,
                ZoneId.of("Asia/Shanghai"),
                point -> "P" + point));
    engine.second(NOON, true);
    int compared = 0;
    for (int i = 1; i < 300; i++) {
      long now = NOON + 1000L * i;
      poll(random, engine, naive, i, now);
      engine.second(now, false);
      for (Formula formula : formulas) {
        Sample sample = engine.pendingSample(formula.output(), now);
        if (sample != null) {
          compare(formula, sample, naive.at(formula.output(), now));
          compared++;
        }
      }
    }
    engine.stop();
    assertThat(compared).isGreaterThan(20 * formulas.size());
  }

  private static void compare(Formula formula, Sample sample, NaiveFormulas.Result wanted) {
    Double value = wanted.value();
    if (value == null) {
      assertThat(sample.quality()).as("%s", formula).isEqualTo(Quality.BAD_NOT_MEASURED.code());
      return;
    }
    assertThat(sample.value()).as("%s", formula).isCloseTo(value, offset(0.0006));
    Quality quality = wanted.good() ? Quality.GOOD : Quality.UNCERTAIN_PARTIAL;
    assertThat(sample.quality()).as("%s", formula).isEqualTo(quality.code());
  }

  private static void poll(
      Random random, LoggedEngine engine, NaiveFormulas naive, int second, long now) {
    for (int point = 0; point < DEVICES; point++) {
      boolean silent = (second / 60 + point) % 7 == 0;
      if (point % 10 != second % 10 || silent) {
        continue;
      }
      if (random.nextInt(10) == 0) {
        engine.bad(point, now);
        naive.reading(point, now, null);
      } else {
        double value = random.nextInt(10_000) / 100.0;
        engine.good(point, now, value);
        naive.reading(point, now, value);
      }
    }
  }

  /** One cell: a value of another cell would be as old as its last computing. */
  private static List<Formula> formulas(Random random) {
    List<Formula> formulas = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Operation operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
      int count =
          switch (operation) {
            case HEADROOM -> 1;
            case RATIO -> 2;
            default -> 1 + random.nextInt(6);
          };
      List<Integer> inputs = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        int pick = random.nextInt(DEVICES + i);
        inputs.add(pick < DEVICES ? pick : FIRST_DERIVED + pick - DEVICES);
      }
      List<Double> constants = operation == Operation.HEADROOM ? List.of(50.0) : List.of();
      formulas.add(new Formula(FIRST_DERIVED + i, 1, 3, operation, inputs, constants));
    }
    return formulas;
  }
}
