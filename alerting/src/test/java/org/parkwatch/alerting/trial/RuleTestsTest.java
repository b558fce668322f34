package org.parkwatch.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.rules.HotRule;
import org.parkwatch.alerting.rules.Refusals;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.SampleText.Step;
import org.parkwatch.facility.yaml.Problems;

class RuleTestsTest {
  private static final RuleSet RULES = RuleFiles.parse(Map.of("my.yaml", HotRule.YAML));

  private static List<String> problemsOf(String text) {
    Problems problems = new Problems();
    new RuleTests(RULES, problems).run("my.test.yaml", text);
    return told(problems);
  }

  private static List<String> told(Problems problems) {
    return Refusals.of(() -> problems.refuseIfAny("tests:"));
  }

  /** Every rule that the house brings is shown what it is for. */
  @Test
  void theDefaultRulesDoWhatTheirTestsSay(@TempDir Path none) {
    Problems problems = new Problems();
    RuleTests tests = new RuleTests(RuleFiles.defaults(), problems);
    RuleFiles.tests(none, problems).forEach(tests::run);
    assertThat(told(problems)).isEmpty();
    assertThat(tests.untested()).isEmpty();
    assertThat(tests.count()).isGreaterThan(80);
  }

  @Test
  void aRuleThatDoesOtherwiseIsToldWithFileLineAndKey() {
    String test =
        """
        tests:
          - rule: hot
            series: 20 28x6 20x9
            expect:
              30s: normal
              40s: normal
              2min: 2
              3min: normal
        """;
    assertThat(problemsOf(test))
        .containsExactly(
            "my.test.yaml:6: tests[0].expect.40s: hot is 3, not normal",
            "my.test.yaml:7: tests[0].expect.2min: hot is 3, not 2");
  }

  @Test
  void aTestThatIsWrongItselfIsTold() {
    String good =
        """
        tests:
          - rule: hot
            series: 20 28x6
            expect: {40s: "3"}
        """;
    assertThat(problemsOf(good)).isEmpty();
    assertThat(problemsOf(good.replace("rule: hot", "rule: hat")))
        .containsExactly("my.test.yaml:2: tests[0].rule: there is no rule hat, did you mean hot?");
    assertThat(problemsOf(good.replace("28x6", "28y6")))
        .singleElement()
        .asString()
        .startsWith("my.test.yaml:3: tests[0].series: '28y6' is no number, state, bad or _");
    assertThat(problemsOf(good.replace("40s", "soon")))
        .first()
        .asString()
        .contains("my.test.yaml:4", "soon", "must be a time such as 40s");
    assertThat(problemsOf(good.replace("rule: hot", "rule: hot\n    point: other")))
        .containsExactly(
            "my.test.yaml:5: tests[0].expect.40s: hot does not watch other of such equipment");
  }

  @Test
  void samplesAreWrittenInWords() {
    assertThat(SampleText.read("1 2x2 _ 20-0.5x3 bad OFF"))
        .containsExactly(
            new Step(1),
            new Step(2),
            new Step(2),
            null,
            new Step(20),
            new Step(19.5),
            new Step(19),
            new Step(Double.NaN),
            new Step(4));
    assertThatThrownBy(() -> SampleText.read("LOUD")).hasMessageContaining("LOUD' is no state");
    assertThatThrownBy(() -> SampleText.read("1x99999 1x99999")).hasMessageContaining("more than");
  }

  /** Wherever a rule holds in a real park, its test shows it samples. */
  @Test
  void aRuleThatAsksForATagIsTestedAsAnyOther() {
    String yaml = HotRule.YAML.replace("inlet.temperature}", "inlet.temperature, tag: critical}");
    Problems problems = new Problems();
    new RuleTests(RuleFiles.parse(Map.of("my.yaml", yaml)), problems)
        .run(
            "my.test.yaml", "tests: [{rule: hot, series: 20 28x6, expect: {10s: normal, 40s: 3}}]");
    assertThat(told(problems)).isEmpty();
  }

  /** The user's tests are found, and those of a default file go with it. */
  @Test
  void testsLieBesideTheRules(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mine.test.yaml"), "tests: []");
    Files.writeString(folder.resolve("clock.yaml"), "rules: []");
    Problems problems = new Problems();
    assertThat(RuleFiles.tests(folder, problems).keySet())
        .contains(folder.resolve("mine.test.yaml").toString(), "plant.test.yaml")
        .doesNotContain("clock.test.yaml");
    assertThat(RuleFiles.load(folder).rule("clock.ahead")).isEmpty();
  }
}
