package org.parkwatch.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;

class RuleFilesTest {
  private static List<String> problemsOf(String yaml) {
    return Refusals.of(() -> RuleFiles.parse(Map.of("my.yaml", yaml)));
  }

  @Test
  void theDefaultRulesAreRead() {
    assertThat(RuleFiles.defaults().rules()).hasSizeGreaterThanOrEqualTo(9);
    Rule silent = RuleFiles.defaults().rule("rack-pdu.silent").orElseThrow();
    assertThat(silent.on().points()).containsExactly("comm.up");
    assertThat(silent.consequence().zh()).isNotBlank();
  }

  @Test
  void everyKeyOfARuleIsRead() {
    Rule rule = RuleFiles.parse(Map.of("my.yaml", HotRule.YAML)).rules().getFirst();
    assertThat(rule.criterion())
        .isEqualTo(
            new Criterion.Threshold(
                Input.OWN,
                true,
                new Limit.Fixed(27),
                new Limit.Fixed(26),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                3));
    assertThat(rule.timeToRespond()).isEqualTo(Duration.ofHours(2));
    assertThat(rule.line()).isEqualTo(2);
  }

  @Test
  void aRuleSaysWhatItsAlarmsMeanForTheEquipment() {
    RuleSet rules = RuleFiles.defaults();
    Rule mode = rules.rule("ups.mode").orElseThrow();
    assertThat(mode.symptomOf(DeviceState.WARNING)).isEqualTo(Symptom.BYPASS);
    assertThat(mode.symptomOf(DeviceState.CRITICAL)).isEqualTo(Symptom.UNSUPPLIED);
    assertThat(rules.rule("ups-group.silent").orElseThrow().symptomOf(null))
        .isEqualTo(Symptom.SILENT);
    assertThat(problemsOf(HotRule.YAML + "    symptom: wam\n"))
        .singleElement()
        .asString()
        .contains("my.yaml:13", "symptom", "'wam' is unknown");
  }

  @Test
  void allProblemsAreToldAtOnceWithFileLineAndKey() {
    String yaml =
        HotRule.YAML
            .replace("severity: 3", "severity: 9")
            .replace("clear: 26", "clear: 28")
            .replace("onDelay: 30s", "onDelay: soon")
            .replace("          timeToRespond: 2h\n", "")
            .replace("zh: 降温。", "de: Kühlen.");
    assertThat(problemsOf(yaml))
        .contains(
            "my.yaml:9: rules[0].severity: must be a severity from 1 (urgent) to 4 (notice), not"
                + " '9'",
            "my.yaml:6: rules[0].clear: must lie below the limit",
            "my.yaml:7: rules[0].onDelay: must be a duration such as 30s, 5min, 4h or 2d, not"
                + " 'soon'")
        .anyMatch(problem -> problem.contains("rules[0].response.zh: is missing"))
        .anyMatch(problem -> problem.contains("rules[0].response.de: is no key here"));
  }

  @Test
  void aRuleWithoutConsequenceResponseOrTimeIsRefused() {
    for (String key : List.of("consequence", "response", "timeToRespond")) {
      String yaml =
          HotRule.YAML.lines().filter(line -> !line.strip().startsWith(key)).toList().stream()
              .reduce("", (a, b) -> a + b + "\n");
      assertThat(problemsOf(yaml)).containsExactly("my.yaml:2: rules[0]." + key + ": is missing");
    }
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    assertThat(problemsOf(HotRule.YAML.replace("offDelay:", "offdelay:")))
        .contains("my.yaml:8: rules[0].offdelay: is no key here, did you mean offDelay?");
    assertThat(problemsOf(HotRule.YAML.replace("point: inlet", "equipment: RAK_PDU, point: inlet")))
        .containsExactly(
            "my.yaml:4: rules[0].on.equipment: 'RAK_PDU' is unknown, did you mean RACK_PDU?");
  }

  @Test
  void tagsAreOneOrAListAndWhatCannotBeATagIsRefused() {
    String tagged = HotRule.YAML.replace("point: inlet", "tag: [网络, core.1], point: inlet");
    assertThat(RuleFiles.parse(Map.of("my.yaml", tagged)).rules().getFirst().on().tags())
        .containsExactly("网络", "core.1");
    assertThat(problemsOf(HotRule.YAML.replace("point: inlet", "tag: two words, point: inlet")))
        .containsExactly(
            "my.yaml:4: rules[0].on.tag: must be 1 to 40 letters, digits, dashes, underscores and"
                + " dots, not 'two words'");
  }

  private static final String LADDER =
      """
      rules:
        - id: current
          kind: threshold
          on: {point: "*.current", equipment: [RACK_PDU, RPP]}
          onDelay: 30s
          offDelay: 1min
          consequence: {en: It trips., zh: 跳闸。}
          response: {en: Move load., zh: 迁移负荷。}
          timeToRespond: 2h
          symptom: overloaded
          levels:
            - {high: 80, clear: 76, severity: 3}
            - {id: current.trip, high: 95, clear: 90, severity: 2, onDelay: 10s, timeToRespond: 5min}
            - {high: 110, clear: 105, severity: 1}
      """;

  @Test
  void aLadderIsARuleALevelThatTakesWhatItDoesNotSayFromTheLadder() {
    RuleSet rules = RuleFiles.parse(Map.of("my.yaml", LADDER));
    List<String> ids = List.of("current", "current.trip", "current.3");
    assertThat(rules.rules()).extracting(Rule::id).isEqualTo(ids);
    Rule trip = rules.rule("current.trip").orElseThrow();
    assertThat(trip.ladder()).isEqualTo(ids);
    assertThat(trip.criterion().onDelay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(trip.criterion().offDelay()).isEqualTo(Duration.ofMinutes(1));
    assertThat(trip.timeToRespond()).isEqualTo(Duration.ofMinutes(5));
    assertThat(trip.symptom()).isEqualTo(Symptom.OVERLOADED);
    assertThat(trip.response().en()).isEqualTo("Move load.");
    assertThat(trip.line()).isEqualTo(13);
    assertThat(trip.on().equipment()).containsExactly(EquipmentKind.RACK_PDU, EquipmentKind.RPP);
  }

  @Test
  void aLadderClimbs() {
    assertThat(problemsOf(LADDER.replace("high: 95, clear: 90", "high: 78, clear: 70")))
        .containsExactly(
            "my.yaml:13: rules[0].levels[1].high: must lie beyond the limit of the level before");
    assertThat(problemsOf(LADDER.replace("105, severity: 1", "105, severity: 2")))
        .containsExactly(
            "my.yaml:14: rules[0].levels[2].severity: must be graver (a smaller number) than that"
                + " of the level before");
    assertThat(problemsOf(LADDER.replace("{high: 110, clear: 105,", "{low: 110, clear: 115,")))
        .containsExactly("my.yaml:14: rules[0].levels[2].low: all levels must be high, or all low");
    assertThat(problemsOf(LADDER.replace("onDelay: 10s", "ondelay: 10s")))
        .singleElement()
        .asString()
        .contains("my.yaml:13", "ondelay", "is no key here");
  }

  @Test
  void pointsAreNamedByPatterns() {
    Binding on = RuleFiles.parse(Map.of("my.yaml", LADDER)).rules().getFirst().on();
    assertThat(on.names("branch07.current")).isTrue();
    assertThat(on.names("current")).isFalse();
    assertThat(on.names("branch07.current.l1")).isFalse();
  }

  @Test
  void anIdMayStandOnce() {
    String yaml = HotRule.YAML + HotRule.YAML.substring(HotRule.YAML.indexOf("  - id"));
    assertThat(problemsOf(yaml)).containsExactly("my.yaml:13: id: hot stands already in my.yaml:2");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThat(problemsOf("rules:\n  - {id: [\n"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("my.yaml:3: not YAML");
    assertThat(problemsOf("")).containsExactly("my.yaml:1: is empty");
    assertThat(problemsOf("- 1"))
        .containsExactly("my.yaml:1: must be a mapping with the key rules");
  }

  @Test
  void aFileOfTheUserTakesThePlaceOfADefaultFileOrAddsToThem(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), HotRule.YAML);
    assertThat(RuleFiles.load(folder).rule("hot")).isPresent();
    assertThat(RuleFiles.load(folder).rule("rack-pdu.silent")).isPresent();
    Files.move(folder.resolve("mine.yaml"), folder.resolve("rack-pdu.yaml"));
    assertThat(RuleFiles.load(folder).rule("hot")).isPresent();
    assertThat(RuleFiles.load(folder).rule("rack-pdu.silent")).isEmpty();
  }

  @Test
  void oneBadFileRefusesThemAll(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), HotRule.YAML);
    Files.writeString(folder.resolve("b.yaml"), HotRule.YAML.replace("id: hot", "id: Hot!"));
    Files.write(folder.resolve("c.yaml"), new byte[] {'r', (byte) 0xFF, (byte) 0xFE});
    InputRefused problems = catchThrowableOfType(InputRefused.class, () -> RuleFiles.load(folder));
    assertThat(problems.problems())
        .extracting(Problem::file)
        .containsExactlyInAnyOrder(
            folder.resolve("b.yaml").toString(), folder.resolve("c.yaml").toString());
  }
}
