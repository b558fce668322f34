package org.parkwatch.facility.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.store.TestDatabase;
import org.parkwatch.facility.store.TestDatabase.Engine;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlAuditTrailTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:32:07Z");
  private static final Viewer CHEN = new Viewer("chen", Role.OPERATOR, Scope.EVERYTHING);
  private static final Viewer ADMIN = Viewer.system("test");

  private final Engine engine;

  @TempDir private Path dir;

  SqlAuditTrailTest(Engine engine) {
    this.engine = engine;
  }

  @Test
  void anEntryIsKeptOrLostWithTheTransactionOfItsCommand() {
    try (TestDatabase database = engine.in(dir)) {
      SqlAuditTrail trail = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(NOW));
      TransactionTemplate transaction =
          new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
      transaction.executeWithoutResult(status -> {
        trail.append(CHEN, "alarm.acknowledge", "17", "on my way");
        status.setRollbackOnly();
      });
      assertThat(trail.find(ADMIN, AuditFilter.newest(10))).isEmpty();
      transaction.executeWithoutResult(
          status -> trail.append(CHEN, "alarm.acknowledge", "18", "现场处理"));
      trail.append(CHEN, "alarm.shelve", "19", "");
      assertThat(trail.find(ADMIN, AuditFilter.newest(10)).stream().map(AuditEntry::subject))
          .containsExactly("19", "18");
    }
  }

  @Test
  void theFilterNarrowsByAccountActionSubjectTimeAndNumber() {
    try (TestDatabase database = engine.in(dir)) {
      for (int i = 0; i < 6; i++) {
        SqlAuditTrail trail =
            new SqlAuditTrail(database.dataSource(), InstantSource.fixed(NOW.plusSeconds(i)));
        Viewer viewer = new Viewer(i % 2 == 0 ? "chen" : "lin", Role.OPERATOR, Scope.EVERYTHING);
        trail.append(viewer, i < 3 ? "alarm.acknowledge" : "people.role", "s" + i % 3, "");
      }
      Instant end = NOW.plusSeconds(60);
      SqlAuditTrail trail = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(end));
      assertThat(trail.find(ADMIN, new AuditFilter("chen", "", "", NOW, end, 9))).hasSize(3);
      assertThat(trail.find(ADMIN, new AuditFilter("", "alarm.", "", NOW, end, 9))).hasSize(3);
      assertThat(trail.find(ADMIN, new AuditFilter("", "al%", "", NOW, end, 9))).isEmpty();
      assertThat(trail.find(ADMIN, new AuditFilter("", "", "s1", NOW, end, 9))).hasSize(2);
      assertThat(trail.find(ADMIN, new AuditFilter("", "", "", NOW, end, 2))).hasSize(2);
      assertThat(trail.find(ADMIN, new AuditFilter("", "", "", NOW, NOW.plusSeconds(2), 9)))
          .hasSize(2);
      assertThatThrownBy(() -> trail.find(CHEN, AuditFilter.newest(1)))
          .isInstanceOf(AccessRefused.class);
    }
  }

  /** The law asks for a trail that stays; so no statement in the source may touch an entry. */
  @Test
  void noStatementOfThisRoomChangesOrDeletesAnEntry() {
    Pattern harmful =
        Pattern.compile(
            "(update|delete\\s+from|truncate\\s+table|drop\\s+table|merge\\s+into)\\s+"
                + "(\\W*facility\\W*\\.)?\\s*audit\\b");
    assertThat("delete from \"facility\".audit where id = 1")
        .matches(t -> harmful.matcher(t).find());
    Path sources = Path.of(System.getProperty("parkwatch.root", "..")).resolve("facility/src/main");
    List<Path> scanned;
    try (Stream<Path> walk = Files.walk(sources)) {
      scanned = walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(scanned).anyMatch(file -> file.endsWith("V1__park.sql"));
    Set<String> suffixes = Set.of("java", "sql");
    for (Path file : scanned) {
      String name = file.toString();
      if (suffixes.contains(name.substring(name.lastIndexOf('.') + 1))) {
        assertThat(harmful.matcher(text(file)).find()).as(name).isFalse();
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
