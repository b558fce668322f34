package org.parkwatch.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Refusals;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.yaml.Problems;

/** Rules that compare a computed number, in the language of the tests beside rules. */
class ComputedRulesTest {
  private static final String ENDS =
      """

          onDelay: 0s
          offDelay: 0s
          severity: 3
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  private static final String RISE =
      """
      rules:
        - id: rise
          kind: rate
          on: {point: inlet.temperature}
          change: rise
          within: 1min
          high: 3
          clear: 1
      """;

  private static RuleSet written(String rule) {
    return RuleFiles.parse(Map.of("my.yaml", rule.stripTrailing() + ENDS));
  }

  private static List<String> told(String rule, String test) {
    Problems problems = new Problems();
    new RuleTests(written(rule), problems).run("my.test.yaml", test);
    return Refusals.of(() -> problems.refuseIfAny("tests:"));
  }

  private static List<String> refused(String rule) {
    return Refusals.of(() -> written(rule));
  }

  @Test
  void aRateIsTheChangeOverAWindow() {
    String test =
        """
        tests:
          - rule: rise
            series: 20x4 22 24 24x4 24x3
            expect: {40s: normal, 50s: "3", 80s: "3", 90s: "3", 2min: normal}
          - rule: rise
            series: 20+0.4x30          # 2.4 in any minute
            expect: {5min: normal}
          - rule: rise
            series: 30-1x5 26x2 30
            expect: {50s: normal, 70s: "3"}
          - rule: rise                 # what nobody knows holds, and is no value of the window
            series: 20 24 badx20
            expect: {10s: "3", 3min: "3"}
        """;
    assertThat(told(RISE, test)).isEmpty();
    String fall = RISE.replace("change: rise", "change: fall").replace("id: rise", "id: fall");
    String other =
        """
        tests:
          - rule: fall
            series: 20x4 18 16 16x9
            expect: {40s: normal, 50s: "3", 2min: normal}
        """;
    assertThat(told(fall, other)).isEmpty();
  }

  @Test
  void aDeviationIsTheDistanceFromTheMedianOfTheGroup() {
    String rule =
        """
        rules:
          - id: astray
            kind: deviation
            on: {point: temperature, equipment: CLIMATE}
            group: ROOM
            least: 3
            high: 3
            clear: 2
        """;
    String test =
        """
        tests:
          - rule: astray
            series: {s1: 22x6, s2: 23x6, s3: 22 25 26.5 24.5x3}
            expect: {10s: normal, 20s: "3", 30s: normal}
          - name: all warm is nobody astray
            rule: astray
            series: {s1: 20+1x9, s2: 20+1x9, s3: 20+1x9}
            expect: {80s: normal}
          - name: of two nobody knows which is wrong
            rule: astray
            series: {s1: 22x9, s2: badx9, s3: 40x9}
            expect: {80s: normal}
        """;
    assertThat(told(rule, test)).isEmpty();
  }

  @Test
  void anAggregateIsOneFigureOfAZone() {
    String rule =
        """
        rules:
          - id: warm
            kind: aggregate
            on: {point: temperature}
            of: MEAN
            zone: ROOM
            good: 0.6
            high: 27
            clear: 26
        """;
    String test =
        """
        tests:
          - rule: warm
            series: {s1: 22x3 30x6, s2: 26x9, s3: 27x9}
            expect: {20s: normal, 30s: "3"}
          - name: two of three are enough, one is not
            rule: warm
            series: {s1: 30 bad 22x9, s2: 30 22x2 badx9, s3: 30 22x2 badx9}
            expect: {0s: "3", 10s: normal, 60s: normal}
          - name: too few hold what stands
            rule: warm
            series: {s1: 30 22x9, s2: 30 badx9, s3: 30 badx9}
            expect: {0s: "3", 60s: "3"}
        """;
    assertThat(told(rule, test)).isEmpty();
    String share =
        rule.replace("of: MEAN", "of: SHARE\n    above: 27")
            .replace("high: 27", "high: 50")
            .replace("clear: 26", "clear: 40");
    String shared =
        """
        tests:
          - rule: warm
            series: {s1: 28x9, s2: 22x3 28x6, s3: 22x9}
            expect: {20s: normal, 30s: "3"}
        """;
    assertThat(told(share, shared)).isEmpty();
    String ofCabinets = rule.replace("{point: temperature}", "{scope: CABINET, point: power}");
    assertThat(told(ofCabinets, test)).isEmpty();
  }

  @Test
  void aFormulaNamesThePointsOfACabinetsFeeds() {
    String rule =
        """
        rules:
          - id: together
            kind: expression
            on: {scope: CABINET}
            expression: a.current + b.current > 0.8 * min(a.rating.ratedAmps, b.rating.ratedAmps)
            what: {en: w, zh: w}
        """;
    String test =
        """
        tests:
          - rule: together
            ratings: {a.rating.ratedAmps: 32, b.rating.ratedAmps: 40}
            series: {a.current: 12x3 13x3 badx3 12x3, b.current: 13x12}
            expect: {20s: normal, 30s: "3", 80s: "3", 90s: normal}
        """;
    assertThat(told(rule, test)).isEmpty();
  }

  @Test
  void aFormulaOfNumbersHasLimitsAndMayHaveLevels() {
    String rule =
        """
        rules:
          - id: ratio
            kind: expression
            on: {equipment: UPS_GROUP}
            expression: input.power / output.power
            what: {en: w, zh: w}
            high: 1.1
            clear: 1.05
        """;
    String test =
        """
        tests:
          - rule: ratio
            series: {input.power: 100x3 120x3 0x9, output.power: 100x6 0x9}
            expect: {20s: normal, 30s: "3", 2min: "3"}
        """;
    assertThat(told(rule, test)).isEmpty();
  }

  @Test
  void aLimitMayBeAnotherPointOfTheDevice() {
    String rule =
        """
        rules:
          - id: above
            kind: threshold
            on: {point: supply.temperature}
            high: {point: setpoint, plus: 5}
            clear: {point: setpoint, plus: 4}
        """;
    String test =
        """
        tests:
          - rule: above
            point: supply.temperature
            series: {supply.temperature: 22x3 24x3 22.5x3 21.5x3, setpoint: 18x12}
            expect: {20s: normal, 30s: "3", 60s: "3", 90s: normal}
        """;
    assertThat(told(rule, test)).isEmpty();
  }

  @Test
  void whatIsWrongWithAComputedRuleIsToldWithItsKey() {
    assertThat(refused(RISE.replace("rise\n    within: 1min", "up\n    within: 2h")))
        .containsExactly("my.yaml:5: rules[0].change: must be rise or fall, not 'up'");
    assertThat(refused(RISE.replace("within: 1min", "within: 2h")))
        .containsExactly("my.yaml:6: rules[0].within: must not be longer than an hour");
    String formula =
        """
        rules:
          - id: f
            kind: expression
            on: {scope: CABINET}
            expression: power / 0 > 1
        """;
    assertThat(refused(formula))
        .contains(
            "my.yaml:2: rules[0].what: is missing",
            "my.yaml:5: rules[0].expression: at column 7: divides by zero");
    assertThat(refused(formula.replace("CABINET}", "CABINET, point: power}")))
        .anyMatch(told -> told.contains("my.yaml:4: rules[0].on: takes no point"));
    assertThat(refused(RISE.replace("kind: rate", "kind: rat")))
        .anyMatch(told -> told.contains("'rat' is unknown, did you mean rate?"));
  }
}
