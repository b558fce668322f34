package org.parkwatch.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.facility.park.Names;

/** What a line of the list says a rule watches. */
class RuleRowTest {
  @Test
  void everyRuleOfTheHouseSaysInBothLanguagesWhatItWatches() {
    for (Rule rule : RuleFiles.defaults().rules()) {
      Names where = RuleRow.where(rule);
      assertThat(where.en()).as(rule.id()).isNotBlank().doesNotContain("_");
      assertThat(where.zh()).as(rule.id()).isNotBlank().doesNotContain("_");
    }
  }

  @Test
  void aKindIsAWordAndNotItsCode() {
    Rule rule = RuleFiles.defaults().rule("chiller.state").orElseThrow();
    assertThat(RuleRow.where(rule)).isEqualTo(new Names("chillers", "冷机"));
  }

  @Test
  void aRuleOfNoKindIsAboutAllThatHasThePoint() {
    Rule rule = RuleFiles.defaults().rule("clock.ahead").orElseThrow();
    assertThat(RuleRow.where(rule).en()).isEqualTo("everything that has the point");
  }
}
