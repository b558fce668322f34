package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.facility.people.People;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** H2 and PostgreSQL must give the same park, history, people and trail. */
class SameSqlTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void postgresTellsTheSameStoryAsH2(@TempDir Path dir) throws Exception {
    List<List<Object>> stories = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      try (TestDatabase database = engine.in(dir)) {
        FacilitySchema.migrate(database.dataSource());
        stories.add(story(database.dataSource(), dir.resolve(engine.name())));
      }
    }
    assertThat(stories.getLast()).isEqualTo(stories.getFirst());
  }

  private static List<Object> story(DataSource source, Path files) throws IOException {
    SqlAuditTrail audit = new SqlAuditTrail(source, InstantSource.fixed(T0));
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    ParkStore store = new ParkStore(source, audit);
    store.loadIfChanged(SYSTEM, files, TestProfiles.reference(), T0);
    Path tenancies = files.resolve("B1/tenancies.csv");
    Files.write(tenancies, Files.readAllLines(tenancies).subList(0, 100));
    store.loadIfChanged(SYSTEM, files, TestProfiles.reference(), T0.plusSeconds(60));
    List<Object> story = new ArrayList<>();
    ParkStore again = new ParkStore(source, audit);
    for (Park park : List.of(again.current(SYSTEM), again.asOf(SYSTEM, T0.plusSeconds(30)))) {
      assertThat(park.cabinets()).hasSize(200);
      story.add(park.revision());
      story.addAll(park.places());
      story.addAll(park.cabinets());
      story.addAll(park.equipment());
      story.addAll(park.relations());
      park.cabinets().forEach(cabinet -> story.add(park.tenancyOf(cabinet.id())));
      park.devices()
          .forEach(d -> story.add(d.code() + d.host() + d.firstPoint() + d.points().specs()));
    }
    People people = new People(source, audit);
    for (String account : List.of("chen", "lin")) {
      people.create(
          SYSTEM,
          new Operator(
              account,
              new Names(account, "值班"),
              Role.ADMINISTRATOR,
              "",
              Locale.ENGLISH,
              Scope.EVERYTHING,
              true),
          "test");
    }
    people.setRole(SYSTEM, "lin", Role.VIEWER, "test");
    story.addAll(people.list(SYSTEM));
    story.addAll(audit.find(SYSTEM, new AuditFilter("", "people.", "", T0, T0.plusSeconds(1), 9)));
    return story;
  }
}
