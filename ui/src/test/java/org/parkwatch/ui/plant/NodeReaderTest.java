package org.parkwatch.ui.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.plant.Reading.State;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.ReferenceParks;

/** What nothing fresh stands behind is unknown and has no figure, whatever it said before. */
class NodeReaderTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final Park PARK = ReferenceParks.of(ReferenceOptions.Size.SMALL);

  private final FakeLatest latest = new FakeLatest(PARK.pointCount());
  private PlantGraph graph;
  private NodeReader reader;

  @BeforeEach
  void aFloor() {
    Place building = place("FZ-B1");
    graph = new PowerScope(PARK, building).floor(place("FZ-B1-1F"));
    reader = new NodeReader(graph, new Probe(PARK));
    latest.watermark(NOW);
  }

  private static Place place(String code) {
    return PARK.places().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
  }

  private static Device device(String equipment) {
    return PARK.devices().stream()
        .filter(d -> PARK.equipmentOf(d).code().equals("FZ-B1-" + equipment))
        .findFirst()
        .orElseThrow();
  }

  private void says(String equipment, String point, double value) {
    latest.good(device(equipment).pointId(point), value, NOW);
  }

  private void says(String equipment, String point, DeviceState state) {
    says(equipment, point, state.code());
  }

  private Reading reading(String label) {
    List<Reading> all = reader.read(latest);
    return all.get(
        graph.nodes().stream()
            .filter(n -> n.label().equals(label))
            .mapToInt(PlantNode::id)
            .findFirst()
            .orElseThrow());
  }

  private void circuit(String side, DeviceState breaker, double volts) {
    says("1F-CC-" + side, "breaker.state", breaker);
    for (int phase = 1; phase <= 3; phase++) {
      says("1F-CC-" + side, "voltage.l" + phase, volts);
    }
  }

  @Test
  void nothingIsKnownBeforeAnybodyAnswers() {
    for (PlantNode node : graph.nodes()) {
      Reading reading = reading(node.label());
      assertThat(reading.figures()).as(node.label()).isEmpty();
      assertThat(reading.state()).as(node.label()).isIn(State.UNKNOWN, State.UNMEASURED);
    }
  }

  @Test
  void aBusWithoutAMeterStandsAsItsFeedersDoAndSaysByWhich() {
    circuit("A", DeviceState.NORMAL, 10_380);
    assertThat(reading("MV-A").state()).isEqualTo(State.LIVE);
    assertThat(reading("MV-A").said().parts()).containsExactly("CC-A");
    assertThat(reading("MV-B").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aClosedTieCarriesTheOtherSectionAndAnOpenOneDoesNot() {
    circuit("A", DeviceState.NORMAL, 10_380);
    circuit("B", DeviceState.OFF, 0);
    for (int set = 1; set <= 8; set++) {
      says("GEN-2-" + set, "state", DeviceState.NORMAL);
      says("GEN-2-" + set, "mode", DeviceState.NORMAL);
    }
    says("1F-TIE", "breaker.state", DeviceState.OFF);
    assertThat(reading("CC-B").state()).isEqualTo(State.DEAD);
    assertThat(reading("GENBUS-2").state()).isEqualTo(State.IDLE);
    assertThat(reading("MV-B").state()).isEqualTo(State.DEAD);
    says("1F-TIE", "breaker.state", DeviceState.NORMAL);
    assertThat(reading("MV-B").state()).isEqualTo(State.LIVE);
    assertThat(reading("MV-B").said().parts()).containsExactly("TIE");
    circuit("A", DeviceState.OFF, 0);
    assertThat(reading("MV-B").state()).isNotEqualTo(State.LIVE);
  }

  @Test
  void aUpsSaysOnLineOnBatteryAndOnBypassAndIsUnknownOnceItIsSilent() {
    says("1F-UPS-A1", "mode", DeviceState.NORMAL);
    says("1F-UPS-A1", "output.power", 246.4);
    says("1F-UPS-A1", "battery.minutes", 31 * 60);
    Reading online = reading("UPS-A1");
    assertThat(online.state()).isEqualTo(State.LIVE);
    assertThat(online.figures())
        .containsExactly(new Reading.Figure(246.4, 0, "kW"), new Reading.Figure(31, 0, "min"));
    says("1F-UPS-A1", "mode", DeviceState.CRITICAL);
    assertThat(reading("UPS-A1").state()).isEqualTo(State.BATTERY);
    says("1F-UPS-A1", "mode", DeviceState.WARNING);
    assertThat(reading("UPS-A1").state()).isEqualTo(State.BYPASS);
    Device ups = device("1F-UPS-A1");
    for (int i = 0; i < ups.points().size(); i++) {
      latest.bad(ups.firstPoint() + i, Quality.BAD_TIMEOUT, NOW);
    }
    Reading silent = reading("UPS-A1");
    assertThat(silent.state()).isEqualTo(State.UNKNOWN);
    assertThat(silent.figures()).isEmpty();
    assertThat(silent.heardMillis()).isEqualTo(NOW);
  }

  @Test
  void whatIsTooOldIsUnknownToo() {
    says("1F-UPS-A1", "mode", DeviceState.NORMAL);
    latest.watermark(NOW + 120_000);
    assertThat(reading("UPS-A1").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void panelsOfARoomAreCountedAndOneThatTrippedStandsOut() {
    for (char row : "ABCDEFGHJK".toCharArray()) {
      says("1F-R101-" + row + "-RPP-A", "breaker.state", DeviceState.NORMAL);
      says("1F-R101-" + row + "-RPP-A", "power", 20);
    }
    assertThat(reading("R101 A").said().parts()).containsExactly("10", "10");
    assertThat(reading("R101 A").figures()).containsExactly(new Reading.Figure(200, 0, "kW"));
    says("1F-R101-C-RPP-A", "breaker.state", DeviceState.CRITICAL);
    assertThat(reading("R101 A").state()).isEqualTo(State.FAILED);
    assertThat(reading("R101 A").said().about()).isEqualTo("1/10");
  }

  @Test
  void halfASumIsNoSum() {
    says("1F-R101-A-RPP-A", "breaker.state", DeviceState.NORMAL);
    says("1F-R101-A-RPP-A", "power", 20);
    Reading reading = reading("R101 A");
    assertThat(reading.figures()).isEmpty();
    assertThat(reading.state()).isEqualTo(State.UNKNOWN);
    assertThat(reading.said().parts()).containsExactly("9", "10");
  }
}
