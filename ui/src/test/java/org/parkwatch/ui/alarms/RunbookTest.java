package org.parkwatch.ui.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;

/** Who is called at night finds what to do. */
class RunbookTest {
  private static int gravest(Rule rule) {
    return switch (rule.criterion()) {
      case Criterion.Threshold threshold -> threshold.severity();
      case Criterion.Stale stale -> stale.severity();
      case Criterion.State state ->
          state.severities().values().stream().min(Integer::compare).get();
      case Criterion.Event event ->
          event.severities().values().stream().min(Integer::compare).get();
    };
  }

  @Test
  void everyRuleOfTheFirstTwoLevelsHasARunbookInBothLanguages() {
    List<Rule> grave =
        RuleFiles.defaults().rules().stream()
            .filter(rule -> !rule.handling().onlySuppresses() && gravest(rule) <= 2)
            .toList();
    assertThat(grave).hasSizeGreaterThan(30);
    for (Rule rule : grave) {
      assertThat(rule.handling().runbook()).as(rule.id()).startsWith("runbook/");
      String name = String.valueOf(rule.handling().runbook()).substring("runbook/".length());
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(Runbook.of(name, locale).orElseThrow().lines())
            .as(rule.id() + " " + locale)
            .anyMatch(line -> line.startsWith("# "))
            .anyMatch(line -> line.startsWith("1. "));
      }
    }
  }

  @Test
  void aNameThatIsNoneOpensNothing() {
    assertThat(Runbook.of("../alarms/AlarmsView", Locale.ENGLISH)).isEmpty();
    assertThat(Runbook.of("moon", Locale.ENGLISH)).isEmpty();
    assertThat(Runbook.of("", Locale.ENGLISH)).isEmpty();
  }
}
