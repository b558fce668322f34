package org.parkwatch.simulators.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.simulators.ParkReader;

/** One room of building 1 with all that feeds and cools it, on a timeline of its own. */
class ParkPlantTest extends OneRoom {
  private double pduWatts(String code) {
    PduReading reading = new PduReading();
    int index = model.pdus().stream().map(RackPdu::code).toList().indexOf(code);
    model.read(index, now, Disturbance.NONE, reading);
    return reading.watts();
  }

  /** The branch meter bills what the rack PDU shows: both within class 1. */
  @Test
  void rackPduAndBranchMeterAgree() {
    pass(120);
    for (int n = 1; n <= 20; n++) {
      double branch = value(ROOM + "-B-RPP-A", "branch" + n + ".watts");
      double pdu = pduWatts(ROOM + "-B%02d-PDU-A".formatted(n));
      assertThat(branch).isCloseTo(pdu, within(0.01 * pdu + 0.001));
    }
  }

  @Test
  void whatTheBranchesDeliverArrivesAtTheCircuits() {
    pass(60);
    double branches = 0;
    for (char row : "ABCDEFGHJK".toCharArray()) {
      branches += value(ROOM + "-" + row + "-RPP-A", "watts");
    }
    double ups = value(UPS_A, "output.watts");
    assertThat(ups).isCloseTo(branches, within(1.0));
    double upsIn = value(UPS_A, "input.watts");
    assertThat(ups / upsIn).isBetween(0.90, 0.97);
    double transformer = plant.truth().watts("FZ-B1-1F-TR-A1");
    assertThat(transformer).isBetween(1.001 * upsIn, 1.03 * upsIn);
    assertThat(plant.truth().watts("FZ-B1-1F-CC-A")).isGreaterThan(transformer);
  }

  @Test
  void aLostCircuitIsCarriedByTheTieAfterThreeSecondsAndReturnedAfterAMinute() {
    pass(10);
    plant.begin(PlantEvent.CIRCUIT_LOST, "FZ-B1-1F-CC-A");
    pass(2);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.BATTERY);
    pass(4);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.ONLINE);
    assertThat(word("FZ-B1-1F-TIE", "breaker")).isEqualTo(Word.CLOSED);
    assertThat(plant.truth().watts("FZ-B1-1F-CC-A")).isZero();
    plant.end(PlantEvent.CIRCUIT_LOST);
    pass(30);
    assertThat(word("FZ-B1-1F-TIE", "breaker")).isEqualTo(Word.CLOSED);
    pass(40);
    assertThat(word("FZ-B1-1F-TIE", "breaker")).isEqualTo(Word.OPEN);
    assertThat(plant.truth().watts("FZ-B1-1F-CC-A")).isPositive();
  }

  @Test
  void gensetsCarryTheFloorWithinTwoMinutesWhenBothCircuitsAreLost() {
    pass(10);
    plant.begin(PlantEvent.BOTH_LOST, null);
    pass(25);
    assertThat(word("FZ-B1-GEN-1-1", "engine")).isEqualTo(Word.RUNNING);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.BATTERY);
    assertThat(value(UPS_A, "battery.charge")).isLessThan(100);
    pass(100);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.ONLINE);
    assertThat(word("FZ-B1-GEN-1-8", "engine")).isEqualTo(Word.RUNNING);
    assertThat(value("FZ-B1-GEN-1-1", "watts")).isPositive();
    double charge = value(UPS_A, "battery.charge");
    pass(60);
    assertThat(value(UPS_A, "battery.charge")).isGreaterThan(charge);
  }

  @Test
  void aSetThatFailsToStartLeavesTheLoadToTheOthers() {
    plant.begin(PlantEvent.GENSET_FAILS, null);
    pass(130);
    assertThat(word("FZ-B1-GEN-1-8", "engine")).isEqualTo(Word.FAILED);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.ONLINE);
  }

  @Test
  void airHandlersReturnAfterHalfAMinuteAndChillersAfterMinutesWhileTanksDischarge() {
    pass(10);
    plant.begin(PlantEvent.BOTH_LOST, null);
    pass(30);
    assertThat(word("FZ-B1-CH-1", "state")).isEqualTo(Word.OFF);
    assertThat(word("FZ-B1-TANK-1", "state")).isEqualTo(Word.DISCHARGING);
    assertThat(word(ROOM + "-CRAH-01", "state")).isEqualTo(Word.RUNNING);
    pass(120);
    assertThat(word("FZ-B1-CH-1", "state")).isEqualTo(Word.STARTING);
    pass(300);
    assertThat(word("FZ-B1-CH-1", "state")).isEqualTo(Word.RUNNING);
  }

  @Test
  void aTrippedPanelSilencesItsRackPdusAndTheOtherFeedTakesTheLoad() {
    pass(10);
    String a = ROOM + "-B05-PDU-A";
    String b = ROOM + "-B05-PDU-B";
    double both = pduWatts(a) + pduWatts(b);
    int index = model.pdus().stream().map(RackPdu::code).toList().indexOf(a);
    assertThat(model.feeds().answers(index, now)).isTrue();
    plant.begin(PlantEvent.RPP_TRIP, ROOM + "-B-RPP-A");
    pass(3);
    assertThat(pduWatts(a)).isZero();
    assertThat(pduWatts(b)).isCloseTo(both, within(0.03 * both));
    assertThat(model.feeds().answers(index, now)).isFalse();
    plant.end(PlantEvent.RPP_TRIP);
    pass(10);
    assertThat(model.feeds().answers(index, now)).isFalse();
    pass(60);
    assertThat(model.feeds().answers(index, now)).isTrue();
    assertThat(pduWatts(a)).isPositive();
  }

  @Test
  void aDeadSwitchHidesTheRoomButKeepsItsLoad() {
    pass(10);
    double before = plant.truth().itWatts("FZ-B1");
    int index = model.pdus().stream().map(RackPdu::code).toList().indexOf(ROOM + "-B05-PDU-A");
    plant.begin(PlantEvent.SWITCH_DEAD, ROOM + "-SW-A");
    pass(3);
    assertThat(model.feeds().answers(index, now)).isFalse();
    assertThat(plant.truth().itWatts("FZ-B1")).isCloseTo(before, within(0.02 * before));
  }

  @Test
  void aRoomWithoutHalfItsAirHandlersStaysCoolAndWithoutAnyItWarms() {
    pass(10);
    plant.begin(PlantEvent.CRAH_LOST, ROOM);
    pass(120);
    assertThat(word(ROOM + "-CRAH-01", "state")).isEqualTo(Word.FAILED);
    assertThat(value(ROOM + "-CRAH-02", "coolingWatts")).isPositive();
  }

  @Test
  void equalSeedsAndSecondsGiveEqualPlants() {
    ParkPlant other =
        new ParkPlant(
            draft,
            new PlantModel(ParkReader.read(draft), 2, START),
            device -> Disturbance.NONE,
            Map.of(),
            START);
    pass(30);
    for (long at = START + 1000; at <= now; at += 1000) {
      other.step(at);
    }
    for (String equipment : plant.state().equipment()) {
      for (String signal : plant.state().signals(equipment)) {
        assertThat(Double.compare(other.state().value(equipment, signal), value(equipment, signal)))
            .as(equipment + " " + signal)
            .isZero();
      }
    }
  }

  @Test
  void registersGoOnAfterARestart() {
    pass(60);
    double before = plant.truth().wattHours("FZ-B1-1F-CC-A");
    Map<String, Double> memory = plant.memory();
    ParkPlant again =
        new ParkPlant(draft, model, device -> Disturbance.NONE, memory, now + 600_000);
    double drawn = plant.truth().watts("FZ-B1-1F-CC-A") * 600 / 3600;
    assertThat(again.truth().wattHours("FZ-B1-1F-CC-A"))
        .isCloseTo(before + drawn, within(0.05 * drawn));
  }

  @Test
  void anEventNeedsATargetThatFitsAndEndsOnce() {
    assertThatThrownBy(() -> plant.begin(PlantEvent.UPS_BYPASS, "FZ-B1-1F-TR-A1"))
        .hasMessageContaining("nothing fits 'FZ-B1-1F-TR-A1'");
    assertThatThrownBy(() -> plant.end(PlantEvent.LEAK)).hasMessageContaining("does not go on");
    plant.begin(PlantEvent.UPS_BYPASS, UPS_A);
    assertThatThrownBy(() -> plant.begin(PlantEvent.UPS_BYPASS, UPS_A))
        .hasMessageContaining("goes on at " + UPS_A);
    pass(1);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.BYPASS);
  }
}
