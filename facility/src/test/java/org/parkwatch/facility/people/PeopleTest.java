package org.parkwatch.facility.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditEntry;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.store.TestDatabase;
import org.parkwatch.facility.store.TestDatabase.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class PeopleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:32:07Z");
  private static final Viewer SETUP = Viewer.system("setup");
  private static final Operator CHEN =
      new Operator(
          "chen",
          new Names("Chen Zhiyuan", "陈志远"),
          Role.ADMINISTRATOR,
          "shift 2",
          Locale.SIMPLIFIED_CHINESE,
          Scope.EVERYTHING,
          true);
  private static final Operator LIN =
      new Operator(
          "lin",
          new Names("Lin Xiaofeng", "林晓峰"),
          Role.OPERATOR,
          "HVAC",
          Locale.ENGLISH,
          new Scope(false, Set.of(3, 5), Set.of(8)),
          true);

  private final Engine engine;

  @TempDir private Path dir;

  PeopleTest(Engine engine) {
    this.engine = engine;
  }

  @Test
  void whoWasAddedIsThereAfterARestartWithRoleLanguageAndScope() {
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      people.create(SETUP, CHEN, "first start");
      people.create(CHEN.viewer(), LIN, "new colleague");
    }
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      assertThat(people.list(SETUP)).containsExactly(CHEN, LIN);
      assertThat(people.find(LIN.viewer(), "lin")).contains(LIN);
      assertThat(people.find(SETUP, "nobody")).isEmpty();
    }
  }

  @Test
  void changesOfRoleAndLanguageStandInTheTrailWithWhoAndWhy() {
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      people.create(SETUP, CHEN, "first start");
      people.create(CHEN.viewer(), LIN, "new colleague");
      people.setRole(CHEN.viewer(), "lin", Role.PLANNER, "moved to planning");
      people.setLanguage(LIN.viewer(), "lin", Locale.SIMPLIFIED_CHINESE);
      assertThat(people.find(SETUP, "lin").orElseThrow().role()).isEqualTo(Role.PLANNER);
      List<AuditEntry> trail =
          trail(database)
              .find(SETUP, new AuditFilter("chen", "people.", "", NOW, NOW.plusSeconds(1), 10));
      assertThat(trail.stream().map(AuditEntry::subject))
          .containsExactly("lin OPERATOR -> PLANNER", "lin OPERATOR");
      assertThat(trail.getFirst().reason()).isEqualTo("moved to planning");
      assertThat(trail.getFirst().at()).isEqualTo(NOW);
      assertThat(trail.getFirst().role()).isEqualTo(Role.ADMINISTRATOR);
    }
  }

  /** Disabled administrators do not count: whoever is left must stay. */
  @Test
  void aDisabledAccountStaysDisabledAfterARestartAndTheLastActiveAdministratorStays() {
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      people.create(SETUP, CHEN, "first start");
      people.create(SETUP, LIN, "new colleague");
      people.setRole(SETUP, "lin", Role.ADMINISTRATOR, "stands in");
      people.setActive(SETUP, "lin", false, "left");
    }
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      assertThat(people.find(SETUP, "lin").orElseThrow().active()).isFalse();
      assertThatThrownBy(() -> people.setActive(SETUP, "chen", false, "?"))
          .isInstanceOf(LastAdministrator.class);
      assertThatThrownBy(() -> people.setRole(SETUP, "chen", Role.PLANNER, "?"))
          .isInstanceOf(LastAdministrator.class);
      people.setActive(SETUP, "lin", true, "back");
      people.setRole(SETUP, "chen", Role.PLANNER, "now there is another");
      assertThatThrownBy(() -> people.setActive(SETUP, "lin", false, "?"))
          .isInstanceOf(LastAdministrator.class);
      assertThat(trail(database).find(SETUP, AuditFilter.newest(3)))
          .extracting(AuditEntry::action)
          .containsExactly("people.role", "people.enable", "people.disable");
    }
  }

  @Test
  void aRefusedChangeLeavesNeitherPersonNorEntry() {
    try (TestDatabase database = engine.in(dir)) {
      People people = people(database);
      people.create(SETUP, CHEN, "first start");
      assertThatThrownBy(() -> people.create(SETUP, CHEN, "again"))
          .hasMessage("account chen is taken");
      assertThatThrownBy(() -> people.setRole(SETUP, "chen", Role.VIEWER, "?"))
          .isInstanceOf(LastAdministrator.class);
      assertThatThrownBy(() -> people.setActive(SETUP, "chen", false, "?"))
          .isInstanceOf(LastAdministrator.class);
      assertThatThrownBy(() -> people.setRole(SETUP, "nobody", Role.VIEWER, "?"))
          .hasMessage("there is no account nobody");
      assertThatThrownBy(() -> people.create(LIN.viewer(), LIN, "me"))
          .isInstanceOf(AccessRefused.class);
      assertThatThrownBy(() -> people.find(LIN.viewer(), "chen")).isInstanceOf(AccessRefused.class);
      assertThatThrownBy(() -> people.list(LIN.viewer())).isInstanceOf(AccessRefused.class);
      assertThat(people.list(SETUP)).containsExactly(CHEN);
      assertThat(trail(database).find(SETUP, AuditFilter.newest(100))).hasSize(1);
    }
  }

  @Test
  void accountsThatNobodyCouldTypeAreRefused() {
    for (String account : List.of("", "Chen", "chen zhiyuan", ".chen", "a".repeat(101), "陈")) {
      assertThatThrownBy(() ->
              new Operator(
                  account,
                  Names.same("x"),
                  Role.VIEWER,
                  "",
                  Locale.ENGLISH,
                  Scope.EVERYTHING,
                  true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static SqlAuditTrail trail(TestDatabase database) {
    return new SqlAuditTrail(database.dataSource(), InstantSource.fixed(NOW));
  }

  private static People people(TestDatabase database) {
    return new People(database.dataSource(), trail(database));
  }
}
