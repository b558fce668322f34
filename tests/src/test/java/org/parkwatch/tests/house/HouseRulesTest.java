package org.parkwatch.tests.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house stands, and each of its rules can fall. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.parkwatch");

  static Stream<String> rules() {
    return HouseRules.ALL.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(String rule) {
    HouseRules.ALL.get(rule).check(HOUSE);
  }

  /**
   * A rule that nothing can break proves nothing: each has a small offender in the test sources.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFailsOnItsOffender(String rule) {
    JavaClasses offender =
        new ClassFileImporter().importPackages("org.parkwatch.tests.house.offends." + rule);
    assertThat(offender).as("offender of %s", rule).isNotEmpty();
    assertThatThrownBy(() -> HouseRules.ALL.get(rule).check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void thereAreAtMostTenRules() {
    assertThat(HouseRules.ALL).hasSizeBetween(5, 10);
  }
}
