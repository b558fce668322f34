package org.parkwatch.ui.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.ui.testpark.ReferenceParks;

/** Every page of the three buildings of the reference park: nothing lost, nothing in the way. */
class PlantLayoutTest {
  private static final Park PARK = ReferenceParks.of(ReferenceOptions.Size.FULL);

  private static Place place(String code) {
    return PARK.places().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
  }

  private static PlantGraph floor(int building, int floor) {
    String code = "FZ-B" + building;
    return new PowerScope(PARK, place(code)).floor(place(code + "-" + floor + "F"));
  }

  private static PlantGraph overview(int building) {
    return new PowerScope(PARK, place("FZ-B" + building)).overview();
  }

  private static PlantGraph cooling(int building) {
    return new CoolingScope(PARK, place("FZ-B" + building)).graph();
  }

  private static List<PlantGraph> pages() {
    List<PlantGraph> pages = powerPages();
    for (int building = 1; building <= 3; building++) {
      pages.add(cooling(building));
    }
    return pages;
  }

  private static List<PlantGraph> powerPages() {
    List<PlantGraph> pages = new ArrayList<>();
    for (int building = 1; building <= 3; building++) {
      pages.add(overview(building));
      for (int floor = 1; floor <= 4; floor++) {
        pages.add(floor(building, floor));
      }
    }
    return pages;
  }

  private static PlantNode node(PlantGraph graph, String label) {
    return graph.nodes().stream().filter(n -> n.label().equals(label)).findFirst().orElseThrow();
  }

  private static Set<String> feedersOf(PlantGraph graph, String label) {
    Set<String> labels = new HashSet<>();
    graph
        .feeders()
        .get(node(graph, label).id())
        .forEach(id -> labels.add(graph.nodes().get(id).label()));
    return labels;
  }

  @Test
  void everyNodeIsPlacedOnceAndNoTwoBoxesOverlap() {
    for (PlantGraph graph : pages()) {
      expectApart(PlantLayout.of(graph));
    }
  }

  private static void expectApart(PlantLayout layout) {
    assertThat(layout.boxes()).hasSameSizeAs(layout.graph().nodes());
    List<PlantLayout.Box> boxes = layout.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      PlantLayout.Box one = boxes.get(i);
      assertThat(one.node().id()).isEqualTo(i);
      assertThat(one.left()).as(one.node().label()).isNotNegative().isLessThan(one.right());
      assertThat(one.right()).as(one.node().label()).isLessThanOrEqualTo(layout.width());
      assertThat(one.top()).isNotNegative();
      assertThat(one.bottom()).isLessThanOrEqualTo(layout.height());
      for (PlantLayout.Box other : boxes.subList(0, i)) {
        boolean beside = one.left() >= other.right() || other.left() >= one.right();
        boolean below = one.top() >= other.bottom() || other.top() >= one.bottom();
        assertThat(beside || below)
            .as("%s and %s", one.node().label(), other.node().label())
            .isTrue();
      }
    }
  }

  @Test
  void energyRunsDownwardsAndEveryRelationHasItsLine() {
    for (PlantGraph graph : pages()) {
      PlantLayout layout = PlantLayout.of(graph);
      Set<PlantGraph.Edge> drawn = new HashSet<>();
      for (Wiring.Wire wire : layout.wires()) {
        drawn.add(new PlantGraph.Edge(wire.from(), wire.to()));
        PlantLayout.Box from = layout.boxes().get(wire.from());
        PlantLayout.Box to = layout.boxes().get(wire.to());
        if (!from.node().tie() && !to.node().tie()) {
          assertThat(from.bottom()).as(from.node().label()).isLessThan(to.top());
        }
        expectTouches(wire.corners().getFirst(), from);
        expectTouches(wire.corners().getLast(), to);
      }
      for (PlantGraph.Edge edge : graph.edges()) {
        assertThat(
                drawn.contains(edge) || drawn.contains(new PlantGraph.Edge(edge.to(), edge.from())))
            .isTrue();
      }
    }
  }

  private static void expectTouches(Wiring.Corner corner, PlantLayout.Box box) {
    assertThat(corner.x()).isBetween(box.left() - 0.1, box.right() + 0.1);
    assertThat(corner.y()).isBetween(box.top() - 0.1, box.bottom() + 0.1);
  }

  @Test
  void edgesAreTheRelationsOfTheParkAndNothingElse() {
    for (PlantGraph graph : powerPages()) {
      Set<PlantGraph.Edge> wanted = new HashSet<>();
      for (Relation relation : PARK.relations()) {
        if (relation.kind() == RelationKind.POWER
            && relation.target() == Relation.Target.EQUIPMENT) {
          int from = holder(graph, relation.from());
          int to = holder(graph, relation.to());
          if (from >= 0 && to >= 0 && from != to) {
            wanted.add(new PlantGraph.Edge(from, to));
          }
        }
      }
      assertThat(Set.copyOf(graph.edges())).isEqualTo(wanted);
    }
  }

  private static int holder(PlantGraph graph, int equipment) {
    return graph.nodes().stream()
        .filter(node -> node.members().stream().anyMatch(e -> e.id() == equipment))
        .mapToInt(PlantNode::id)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void theOrderOfTheParksRowsDecidesNothing() {
    PlantLayout one = PlantLayout.of(floor(1, 4));
    Park again = ReferenceParks.of(ReferenceOptions.Size.FULL);
    Place b1 =
        again.places().stream().filter(p -> p.code().equals("FZ-B1")).findFirst().orElseThrow();
    Place top =
        again.places().stream().filter(p -> p.code().equals("FZ-B1-4F")).findFirst().orElseThrow();
    assertThat(PlantLayout.of(new PowerScope(again, b1).floor(top))).isEqualTo(one);
  }

  @Test
  void aFloorOfTwoUpsSystemsARoomHasItsFeedsOnTheTwoSidesOfTheTie() {
    PlantGraph graph = floor(1, 1);
    assertThat(feedersOf(graph, "UPS-A1")).containsExactlyInAnyOrder("LV-A1", "BAT-A1");
    assertThat(feedersOf(graph, "R101 A")).containsExactly("UB-A1");
    assertThat(node(graph, "R101 A").members()).hasSize(10);
    assertThat(feedersOf(graph, "MV-A")).containsExactlyInAnyOrder("CC-A", "TIE", "GENBUS-1");
    PlantLayout layout = PlantLayout.of(graph);
    double tie = layout.boxes().get(node(graph, "TIE").id()).middle();
    for (PlantLayout.Box box : layout.boxes()) {
      if (box.node().kind() == EquipmentKind.UPS_GROUP) {
        assertThat(box.middle() < tie).isEqualTo(box.node().label().contains("-A"));
      }
    }
    PlantLayout.Box battery = layout.boxes().get(node(graph, "BAT-A1").id());
    PlantLayout.Box ups = layout.boxes().get(node(graph, "UPS-A1").id());
    assertThat(battery.bottom()).isLessThan(ups.top());
    assertThat(battery.middle()).isBetween(ups.left(), ups.right());
  }

  @Test
  void threeSystemsForTwoFeedsHangOnBothSections() {
    PlantGraph graph = floor(1, 4);
    assertThat(feedersOf(graph, "TR-X1")).containsExactly("MV-A");
    assertThat(feedersOf(graph, "TR-Y1")).containsExactly("MV-B");
    assertThat(feedersOf(graph, "TR-Z1")).containsExactlyInAnyOrder("MV-A", "MV-B");
    List<Integer> panels =
        graph.nodes().stream()
            .filter(n -> n.kind() == EquipmentKind.RPP && n.label().startsWith("R401"))
            .map(n -> n.members().size())
            .sorted()
            .toList();
    assertThat(panels).containsExactly(6, 7, 7);
  }

  @Test
  void aBuswayIsCountedByRoomAsPanelsAre() {
    PlantGraph graph = floor(2, 3);
    assertThat(feedersOf(graph, "R305 B")).containsExactly("UB-B5");
    assertThat(node(graph, "R305 B").members())
        .hasSize(10)
        .allMatch(e -> e.model().equals("busway"));
  }

  @Test
  void aRoomOnMainsAndDirectCurrentHasItsBatteryOnTheBus() {
    PlantGraph graph = floor(3, 2);
    assertThat(feedersOf(graph, "R201 A")).containsExactly("LV-A1");
    assertThat(feedersOf(graph, "DC-B1")).containsExactlyInAnyOrder("HVDC-B1", "BAT-B1");
    assertThat(feedersOf(graph, "R201 B")).containsExactly("DC-B1");
    PlantLayout layout = PlantLayout.of(graph);
    assertThat(layout.boxes().get(node(graph, "R201 A").id()).top())
        .isEqualTo(layout.boxes().get(node(graph, "R201 B").id()).top());
  }

  @Test
  void theWholeBuildingFoldsEachSystemAndKeepsAllOfTenKilovolts() {
    for (int building = 1; building <= 3; building++) {
      PlantGraph graph = overview(building);
      assertThat(kinds(graph, EquipmentKind.GRID_CIRCUIT)).isEqualTo(8);
      assertThat(kinds(graph, EquipmentKind.TIE)).isEqualTo(4);
      long systems =
          graph.nodes().stream()
              .filter(n -> n.form() == PlantNode.Form.CHAIN)
              .filter(n -> n.place().kind() == PlaceKind.ROOM)
              .count();
      assertThat(systems).isEqualTo(building == 1 ? 45 : 40);
      List<Equipment> all = new ArrayList<>();
      graph.nodes().forEach(n -> all.addAll(n.members()));
      assertThat(all).doesNotHaveDuplicates();
      assertThat(PlantLayout.of(graph).height()).isLessThan(1_000);
    }
  }

  @Test
  void whatSeveralMachinesFeedTogetherHangsOnOnePipe() {
    for (int building = 1; building <= 3; building++) {
      PlantGraph graph = cooling(building);
      List<PlantNode> pipes =
          graph.nodes().stream().filter(n -> n.form() == PlantNode.Form.HEADER).toList();
      assertThat(pipes)
          .extracting(PlantNode::kind)
          .containsExactlyInAnyOrder(EquipmentKind.CHILLER, EquipmentKind.TANK);
      for (PlantNode pipe : pipes) {
        int feeders = pipe.kind() == EquipmentKind.CHILLER ? 6 : 2;
        int fed = pipe.kind() == EquipmentKind.CHILLER ? 2 : 24;
        assertThat(graph.feeders().get(pipe.id())).hasSize(feeders);
        assertThat(graph.fed().get(pipe.id())).hasSize(fed);
      }
      assertThat(feedersOf(graph, "CH-3")).containsExactlyInAnyOrder("CT-3", "CWP-3");
      assertThat(node(graph, "R%d05".formatted(3)).members()).hasSize(12);
    }
  }

  private static long kinds(PlantGraph graph, EquipmentKind kind) {
    return graph.nodes().stream().filter(n -> n.kind() == kind).count();
  }

  @Test
  void aFloorFitsOnAScreenOf1080Lines() {
    for (PlantGraph graph : pages()) {
      PlantLayout layout = PlantLayout.of(graph);
      assertThat(layout.height()).isLessThan(940);
      assertThat(1_800 / layout.width()).as("pixels a slot").isGreaterThan(95);
    }
  }
}
