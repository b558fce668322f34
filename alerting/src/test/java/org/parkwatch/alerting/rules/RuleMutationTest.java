package org.parkwatch.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;

/** Whatever somebody does to a rule file: it is read, or refused with what is wrong and where. */
class RuleMutationTest {
  private static final int ROUNDS = Integer.getInteger("parkwatch.mutations", 300);

  private static final String FILE =
      """
      rules:
        - id: current.high
          kind: threshold
          on: {point: current, equipment: [RACK_PDU, RPP], place: FZ-B2}
          offDelay: 60s
          symptom: {WARNING: hot}
          levels:
            - {high: {rating: ratedAmps, factor: 0.8}, clear: {rating: ratedAmps, factor: 0.7}, onDelay: 30s, severity: 3}
            - {high: {rating: ratedAmps, factor: 0.9}, clear: {rating: ratedAmps, factor: 0.8}, onDelay: 0s, severity: 2}
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 15min
        - id: beside
          kind: deviation
          on: {quantity: TEMPERATURE}
          group: ROOM
          least: 3
          high: 4
          clear: 3
          onDelay: 5min
          offDelay: 1h
          severity: 4
          latch: true
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1d
        - id: formula
          kind: expression
          on: {scope: [CABINET, ROW]}
          expression: (a.current + b.current) / 2 > min(a.rating.ratedAmps, 32) and not power < 1
          what: {en: w, zh: w}
          onDelay: 0s
          offDelay: 0s
          severity: 1
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
        - id: share
          kind: aggregate
          on: {point: "*.temperature"}
          of: SHARE
          above: 27
          zone: ROOM
          good: 0.5
          high: 50
          clear: 10
          onDelay: 0s
          offDelay: 0s
          severity: 3
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  private static final List<String> ODD =
      List.of(
          "-1",
          "0",
          "1e999",
          "NaN",
          "null",
          "~",
          "[]",
          "{}",
          "''",
          "99999999999d",
          "*",
          "é",
          "- x",
          "{a: {b: c}}",
          "FZ",
          "rise",
          "0x10",
          "\t",
          "#",
          "&a",
          "*a",
          "!!int",
          ": ",
          "'");

  private static String mutate(Random random) {
    List<String> lines = new ArrayList<>(FILE.lines().toList());
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      String odd = ODD.get(random.nextInt(ODD.size()));
      int colon = line.indexOf(':');
      int column = random.nextInt(line.length() + 1);
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        case 3 -> lines.set(at, line.substring(0, colon + 1) + " " + odd);
        case 4 -> lines.set(at, line.substring(0, column) + odd + line.substring(column));
        default ->
            lines.set(
                at,
                line.substring(0, column)
                    + (column < line.length() ? line.substring(column + 1) : ""));
      }
    }
    return String.join("\n", lines);
  }

  @Test
  void aChangedFileIsReadOrRefusedWithItsPlaceSeed21() {
    Random random = new Random(21);
    Park park = TestPark.of(1, 1);
    assertThat(ConditionPlan.bind(RuleFiles.parse(Map.of("my.yaml", FILE)), park).size())
        .isPositive();
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutate(random);
      try {
        ConditionPlan.bind(RuleFiles.parse(Map.of("my.yaml", text)), park);
        read++;
      } catch (InputRefused e) {
        assertThat(e.problems()).as(text).isNotEmpty();
        for (Problem problem : e.problems()) {
          assertThat(problem.file()).as(text).isEqualTo("my.yaml");
          assertThat(problem.line()).as(text).isPositive();
          assertThat(problem.message()).as(text).isNotBlank();
        }
      } catch (RuntimeException e) {
        throw new AssertionError("round " + round + ":\n" + text, e);
      }
    }
    assertThat(read).isBetween(1, ROUNDS - 1);
  }
}
