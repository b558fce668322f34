package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmText;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/**
 * Rules on derived points: what the alarm is about, who sees it, and that it outlives a restart.
 */
class DerivedAlarmTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));
  private static final Viewer ALL = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);
  private static final RuleSet RULES =
      RuleFiles.parse(
          Map.of(
              "test.yaml",
              """
              rules:
                - id: over
                  kind: threshold
                  on: {scope: [CABINET, ROW, ROOM, BUILDING, PARK, TENANT], point: power}
                  high: 10
                  clear: 9
                  onDelay: 0s
                  offDelay: 0s
                  severity: 3
                  consequence: {en: c, zh: c}
                  response: {en: r, zh: r}
                  timeToRespond: 1h
              """));

  private final Park park = withPower(TestPark.of(1, 2));
  private long now = T0;

  /** A derived point {@code power} of each kind of owner, behind those of the devices. */
  static Park withPower(Park bare) {
    PointSpec spec =
        new PointSpec(
            "power",
            Quantity.ACTIVE_POWER,
            new Names("Active power", "有功功率"),
            1,
            Duration.ofSeconds(10),
            false);
    PointSet points = new PointSet(List.of(spec));
    int first = bare.pointCount();
    List<DerivedBlock> blocks =
        List.of(
            new DerivedBlock(OwnerKind.CABINET, 0, 0, first, points),
            new DerivedBlock(OwnerKind.CABINET, 1, 0, first + 1, points),
            new DerivedBlock(OwnerKind.ROW, 11, 0, first + 2, points),
            new DerivedBlock(OwnerKind.ROOM, 10, 0, first + 3, points),
            new DerivedBlock(OwnerKind.BUILDING, 2, 0, first + 4, points),
            new DerivedBlock(OwnerKind.PARK, 1, 0, first + 5, points),
            new DerivedBlock(OwnerKind.TENANT, 1, 0, first + 6, points));
    return new Park(
        new ParkRows(bare.revision(), bare.asOf(), bare.zone())
            .places(bare.places())
            .cabinets(bare.cabinets())
            .equipment(bare.equipment())
            .devices(bare.devices())
            .cells(bare.cells())
            .relations(bare.relations())
            .tenants(bare.tenants())
            .tenancies(
                bare.cabinets().stream().flatMap(c -> bare.tenancyOf(c.id()).stream()).toList())
            .derived(blocks)
            .data(first + blocks.size()));
  }

  private int point(OwnerKind kind, int owner) {
    return park.derivedOf(kind, owner).orElseThrow().pointId("power");
  }

  private void all(double value, FakeLog log, AlarmEngine engine) {
    now += 1000;
    for (DerivedBlock block : park.derived()) {
      log.sample(block.firstPoint(), now, value);
    }
    log.watermark(now);
    log.flush(engine);
  }

  private static List<String> lines(AlarmEngine engine, Scope scope) {
    Viewer viewer = new Viewer("wu", Role.OPERATOR, scope);
    return engine.board().standing(viewer).stream()
        .map(alarm -> AlarmText.line(alarm, Locale.CHINESE))
        .toList();
  }

  @Test
  void theLineSaysWhomItIsAboutAndWhoMaySeeIt(@TempDir Path folder) throws JournalFailure {
    FakeLog log = new FakeLog();
    try (AlarmEngine engine = Engines.open(folder, RULES, park, log, CLOCK)) {
      all(12, log, engine);
      assertThat(lines(engine, Scope.EVERYTHING))
          .containsExactlyInAnyOrder(
              "301机房 A01柜 有功功率 12.0 kW (限值 10.0 kW)",
              "301机房 A02柜 有功功率 12.0 kW (限值 10.0 kW)",
              "301机房 FZ-B2-3F-R301-A 有功功率 12.0 kW (限值 10.0 kW)",
              "301机房 有功功率 12.0 kW (限值 10.0 kW)",
              "FZ-B2 有功功率 12.0 kW (限值 10.0 kW)",
              "FZ 有功功率 12.0 kW (限值 10.0 kW)",
              "T1 有功功率 12.0 kW (限值 10.0 kW)");
      assertThat(lines(engine, new Scope(false, Set.of(), Set.of(1))))
          .containsExactlyInAnyOrder(
              "301机房 A01柜 有功功率 12.0 kW (限值 10.0 kW)", "T1 有功功率 12.0 kW (限值 10.0 kW)");
      assertThat(lines(engine, new Scope(false, Set.of(), Set.of(2)))).isEmpty();
      assertThat(lines(engine, new Scope(false, Set.of(2), Set.of()))).hasSize(5);
      assertThat(lines(engine, new Scope(false, Set.of(10), Set.of()))).hasSize(4);
      Alarm room =
          engine.board().standing(ALL).stream()
              .filter(alarm -> alarm.point() == point(OwnerKind.ROOM, 10))
              .findFirst()
              .orElseThrow();
      assertThat(room.device()).isEqualTo(-1);
      assertThat(room.room()).isEqualTo(10);
    }
  }

  @Test
  void itOutlivesARestartAndReturns(@TempDir Path folder) throws JournalFailure {
    FakeLog log = new FakeLog();
    List<Alarm> before;
    try (AlarmEngine engine = Engines.open(folder, RULES, park, log, CLOCK)) {
      all(12, log, engine);
      before = engine.board().standing(ALL);
      assertThat(before).hasSize(7);
    }
    try (AlarmEngine engine = Engines.open(folder, RULES, park, log, CLOCK)) {
      assertThat(engine.board().standing(ALL)).isEqualTo(before);
      all(9.5, log, engine);
      assertThat(engine.board().standing(ALL)).isEqualTo(before);
      all(8, log, engine);
      assertThat(engine.board().standing(ALL))
          .hasSize(7)
          .allSatisfy(alarm -> assertThat(alarm.returnedMillis()).isEqualTo(now));
    }
  }
}
