package org.parkwatch.facility.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.park.Validity;

/** Walks on small graphs whose answer is plain, and on random ones against a naive oracle. */
class PowerGraphTest {
  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  private int add(EquipmentKind kind, Map<String, Double> ratings, int... feeders) {
    int id = 100 + equipment.size();
    String code = kind + "-" + id;
    equipment.add(
        new Equipment(id, kind, code, Names.same(code), 0, -1, null, "", ratings, Life.IN_SERVICE));
    for (int feeder : feeders) {
      link(feeder, id);
    }
    return id;
  }

  private int add(EquipmentKind kind, int... feeders) {
    return add(kind, Map.of(), feeders);
  }

  private void link(int from, int to) {
    relations.add(
        new Relation(
            RelationKind.POWER,
            from,
            Relation.Target.EQUIPMENT,
            to,
            null,
            Validity.since(Instant.EPOCH)));
  }

  private int cabinet() {
    int id = 1 + cabinets.size();
    cabinets.add(new Cabinet(id, "C" + id, "C" + id, 0, 0, id, 42, Area.NONE, Life.IN_SERVICE));
    return id;
  }

  private void feed(int from, int cabinet, Side side) {
    relations.add(
        new Relation(
            RelationKind.POWER,
            from,
            Relation.Target.CABINET,
            cabinet,
            side,
            Validity.since(Instant.EPOCH)));
  }

  private PowerGraph graph() {
    return PowerGraph.of(
        new Park(
            new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
                .cabinets(cabinets)
                .equipment(equipment)
                .relations(relations)
                .data(0)));
  }

  /** Two 10 kV sections with a tie, a UPS with battery on A, a plain bus on B. */
  private final class TwoSides {
    final int gridA = add(EquipmentKind.GRID_CIRCUIT);
    final int gridB = add(EquipmentKind.GRID_CIRCUIT);
    final int gensets = add(EquipmentKind.GENSET_GROUP, Map.of("units", 8.0, "needed", 7.0));
    final int tie = add(EquipmentKind.TIE);
    final int busA = add(EquipmentKind.BUS, gridA, gensets, tie);
    final int busB = add(EquipmentKind.BUS, gridB, gensets, tie);
    final int battery = add(EquipmentKind.BATTERY);
    final int ups =
        add(EquipmentKind.UPS_GROUP, Map.of("units", 24.0, "needed", 21.0), busA, battery);
    final int pduA = add(EquipmentKind.RACK_PDU, ups);
    final int pduB = add(EquipmentKind.RACK_PDU, busB);
    final int cabinet = cabinet();

    TwoSides() {
      link(busA, tie);
      link(busB, tie);
      feed(pduA, cabinet, Side.A);
      feed(pduB, cabinet, Side.B);
    }
  }

  @Test
  void thePathLeavesOutBatteryTieAndGensetsAndUpstreamNamesThem() {
    TwoSides park = new TwoSides();
    PowerGraph graph = graph();
    assertThat(graph.path(park.cabinet, Side.A).stream().map(Equipment::id))
        .containsExactly(park.pduA, park.ups, park.busA, park.gridA);
    assertThat(graph.path(park.cabinet, Side.B).stream().map(Equipment::id))
        .containsExactly(park.pduB, park.busB, park.gridB);
    assertThat(graph.upstream(park.cabinet, Side.A).stream().map(Equipment::id))
        .contains(park.battery, park.tie, park.gensets, park.gridB);
  }

  @Test
  void belowABusAreItsOwnFeedsAndNotThoseAcrossTheTie() {
    TwoSides park = new TwoSides();
    PowerGraph graph = graph();
    assertThat(graph.below(park.busA)).containsExactly(new Feed(park.cabinet, Side.A));
    assertThat(graph.below(park.battery)).containsExactly(new Feed(park.cabinet, Side.A));
    assertThat(graph.below(park.gensets))
        .containsExactlyInAnyOrder(new Feed(park.cabinet, Side.A), new Feed(park.cabinet, Side.B));
    assertThat(graph.below(park.tie)).hasSize(2);
    assertThat(graph.below(-7)).isEmpty();
  }

  @Test
  void aLostCircuitIsTakenOverThroughTheTieAndALostTieIsNot() {
    TwoSides park = new TwoSides();
    PowerGraph graph = graph();
    Supply grid = graph.supply(Outage.of(park.gridB).with(Outage.GRID));
    assertThat(grid.fed(park.cabinet, Side.B)).isTrue();
    Supply noTie = graph.supply(Outage.of(park.gridB, park.tie).with(Outage.GRID));
    assertThat(noTie.fed(park.cabinet, Side.B)).isFalse();
    assertThat(noTie.fed(park.cabinet)).isTrue();
    assertThat(noTie.alive(park.busB)).isFalse();
  }

  @Test
  void withBothCircuitsLostTheSourcesThatCountDecide() {
    TwoSides park = new TwoSides();
    PowerGraph graph = graph();
    Outage dark = Outage.of(park.gridA, park.gridB);
    assertThat(graph.supply(dark.with(Outage.GRID)).fed(park.cabinet)).isFalse();
    assertThat(graph.supply(dark.with(Outage.GRID_AND_GENSETS)).fed(park.cabinet, Side.B)).isTrue();
    Outage noGensets = Outage.of(park.gridA, park.gridB, park.gensets);
    assertThat(graph.supply(noGensets).fed(park.cabinet, Side.A)).as("battery").isTrue();
    assertThat(graph.supply(noGensets).fed(park.cabinet, Side.B)).isFalse();
  }

  @Test
  void aGroupLivesWhileEnoughOfItsUnitsRun() {
    TwoSides park = new TwoSides();
    PowerGraph graph = graph();
    Outage three = new Outage(Set.of(), Map.of(park.ups, 3), Outage.ALL);
    Outage four = new Outage(Set.of(), Map.of(park.ups, 4), Outage.ALL);
    assertThat(graph.supply(three).fed(park.cabinet, Side.A)).isTrue();
    assertThat(graph.supply(four).fed(park.cabinet, Side.A)).isFalse();
  }

  @Test
  void equipmentThatNeedsTwoFeedsDiesWithOne() {
    int one = add(EquipmentKind.GRID_CIRCUIT);
    int two = add(EquipmentKind.GRID_CIRCUIT);
    int bus = add(EquipmentKind.BUS, Map.of(PowerGraph.NEEDED_FEEDS, 2.0), one, two);
    PowerGraph graph = graph();
    assertThat(graph.supply(Outage.of()).alive(bus)).isTrue();
    assertThat(graph.supply(Outage.of(two)).alive(bus)).isFalse();
  }

  @Test
  void aCabinetThatIsNotPluggedIntoAFeedHasNoPathThere() {
    TwoSides park = new TwoSides();
    int single = cabinet();
    feed(park.pduA, single, Side.A);
    PowerGraph graph = graph();
    assertThat(graph.path(single, Side.B)).isEmpty();
    assertThat(graph.supply(Outage.of()).fed(single, Side.B)).isFalse();
    assertThat(graph.supply(Outage.of()).fed(single)).isTrue();
  }

  /** The oracle repeats the definition over everything until nothing changes. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void onRandomGraphsTheWalkAgreesWithANaiveOracle(long seed) {
    Random random = new Random(seed);
    EquipmentKind[] kinds = EquipmentKind.values();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, Double> ratings = new HashMap<>();
      if (random.nextInt(4) == 0) {
        ratings.put("units", 4.0);
        ratings.put("needed", 3.0);
      }
      if (random.nextInt(5) == 0) {
        ratings.put(PowerGraph.NEEDED_FEEDS, 2.0);
      }
      int id =
          add(i < 6 ? EquipmentKind.GRID_CIRCUIT : kinds[random.nextInt(kinds.length)], ratings);
      for (int feeds = i < 6 ? 0 : random.nextInt(4); feeds > 0; feeds--) {
        link(ids.get(random.nextInt(ids.size())), id);
      }
      ids.add(id);
    }
    for (int back = 0; back < 5; back++) {
      link(ids.get(random.nextInt(60)), ids.get(6 + random.nextInt(54)));
    }
    for (int i = 0; i < 20; i++) {
      int cabinet = cabinet();
      feed(ids.get(random.nextInt(60)), cabinet, Side.A);
      feed(ids.get(random.nextInt(60)), cabinet, Side.B);
    }
    PowerGraph graph = graph();
    for (int round = 0; round < 20; round++) {
      Set<Integer> failed = new HashSet<>();
      Map<Integer, Integer> units = new HashMap<>();
      for (int id : ids) {
        if (random.nextInt(15) == 0) {
          failed.add(id);
        } else if (random.nextInt(6) == 0) {
          units.put(id, random.nextInt(3));
        }
      }
      Outage outage = new Outage(failed, units, random.nextBoolean() ? Outage.ALL : Outage.GRID);
      Set<Integer> alive = naive(outage);
      Supply supply = graph.supply(outage);
      for (int id : ids) {
        assertThat(supply.alive(id)).as("equipment %d", id).isEqualTo(alive.contains(id));
      }
      for (Relation relation : relations) {
        Side side = relation.side();
        if (side != null) {
          assertThat(supply.fed(relation.to(), side)).isEqualTo(alive.contains(relation.from()));
        }
      }
    }
  }

  private Set<Integer> naive(Outage outage) {
    Set<Integer> alive = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Equipment e : equipment) {
        long feeders = relations.stream().filter(r -> feeds(r, e)).count();
        long live = relations.stream().filter(r -> feeds(r, e) && alive.contains(r.from())).count();
        boolean source = feeders == 0 && outage.sources().contains(e.kind());
        boolean enough = live > 0 && live >= e.ratings().getOrDefault("neededFeeds", 1.0);
        double running =
            e.ratings().getOrDefault("units", 1.0) - outage.failedUnits().getOrDefault(e.id(), 0);
        if (!outage.failed().contains(e.id())
            && running >= e.ratings().getOrDefault("needed", 1.0)
            && (source || enough)) {
          changed |= alive.add(e.id());
        }
      }
    }
    return alive;
  }

  private static boolean feeds(Relation relation, Equipment e) {
    return relation.target() == Relation.Target.EQUIPMENT && relation.to() == e.id();
  }
}
