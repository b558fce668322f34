package org.parkwatch.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Whatever is saved and restored in the middle, computed inputs give the same transitions. */
class ComputedRestartTest {
  private static final long START = 1_795_000_000_000L;
  private static final int SECONDS = 3000;
  private static final String END =
      "onDelay: 15s, offDelay: 10s, severity: 3, consequence: {en: c, zh: c},"
          + " response: {en: r, zh: r}, timeToRespond: 1h}\n";
  private static final RuleSet RULES =
      RuleFiles.parse(
          Map.of(
              "my.yaml",
              "rules:\n"
                  + "  - {id: rise, kind: rate, on: {point: current}, change: rise,"
                  + " within: 2min, high: 6, clear: 3, "
                  + END
                  + "  - {id: astray, kind: deviation, on: {point: inlet.temperature},"
                  + " group: ROOM, high: 4, clear: 3, "
                  + END
                  + "  - {id: warm, kind: aggregate, on: {point: inlet.temperature}, of: MEAN,"
                  + " zone: BUILDING, good: 0.7, high: 24.2, clear: 24, "
                  + END
                  + "  - {id: both, kind: expression, on: {equipment: RACK_PDU},"
                  + " expression: current * voltage / 1000 > 3.2, what: {en: w, zh: w}, "
                  + END));

  private final Park park = TestPark.of(2, 3);
  private final ConditionPlan plan = ConditionPlan.bind(RULES, park);

  /** Between two watermarks, too, while what has changed is not computed yet. */
  private List<String> run(long seed, int saveEvery) {
    Random random = new Random(seed);
    Random cuts = new Random(seed + 1);
    double[] amps = new double[12];
    double[] air = new double[12];
    Evaluator evaluator = new Evaluator(plan);
    Changes changes = new Changes();
    evaluator.watermark(START, true, changes);
    List<String> told = new ArrayList<>();
    for (int second = 1; second < SECONDS; second++) {
      long now = START + second * 1000L;
      int device = second % 12;
      amps[device] += random.nextGaussian();
      air[device] += random.nextGaussian();
      SampleBatch batch = new SampleBatch(4);
      byte good = Quality.GOOD.code();
      if (random.nextInt(20) == 0) {
        batch.addBad(TestPark.point(park, device, "current"), now, Quality.BAD_TIMEOUT);
        batch.addBad(TestPark.point(park, device, "inlet.temperature"), now, Quality.BAD_TIMEOUT);
      } else {
        batch.add(TestPark.point(park, device, "current"), now, 14 + amps[device] % 6, good);
        batch.add(TestPark.point(park, device, "voltage"), now, 220, good);
        double temperature = 24 + air[device] % 6;
        batch.add(TestPark.point(park, device, "inlet.temperature"), now, temperature, good);
      }
      evaluator.samples(batch, changes);
      if (saveEvery > 0 && cuts.nextInt(saveEvery) == 0) {
        evaluator = EvaluatorState.restore(plan, EvaluatorState.save(evaluator).values());
      }
      evaluator.watermark(now, random.nextInt(900) == 0, changes);
      for (int i = 0; i < changes.size(); i++) {
        Condition condition = plan.condition(changes.cell(i), changes.condition(i));
        told.add(
            second
                + " "
                + condition.rule().id()
                + " "
                + condition.subject().code()
                + " "
                + changes.raised(i)
                + " "
                + changes.value(i));
      }
      changes.clear();
    }
    return told;
  }

  @Test
  void aRestartAnywhereChangesNothingSeeds1To5() {
    List<String> all = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      List<String> once = run(seed, 0);
      assertThat(run(seed, 7)).as("seed " + seed).isEqualTo(once);
      all.addAll(once);
    }
    for (String rule : List.of("rise", "astray", "warm", "both")) {
      assertThat(all).as(rule).anyMatch(line -> line.contains(" " + rule + " "));
    }
  }
}
