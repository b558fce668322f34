package org.parkwatch.simulators.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every scripted event in one room of building 1: what it does, and that it does nothing else. */
class PlantEventsTest extends OneRoom {
  private static final String SET = "FZ-B1-GEN-1-";

  /** Long enough for gensets, tanks and the first chiller to do their part. */
  private static final int MINUTES = 5;

  /** Last part of the names of signals that are states. */
  private static final Set<String> STATES =
      Set.of(
          "mode",
          "health",
          "bypass",
          "breaker",
          "state",
          "engine",
          "control",
          "protection",
          "activeSource",
          "alarm",
          "release",
          "fault",
          "transferPump");

  @BeforeEach
  void settle() {
    pass(10);
  }

  @Test
  void theMonthlyRunTurnsEverySetWithoutLoadAndTheMainsCarryOn() {
    double fuel = value("FZ-B1-FUEL-1", "volume");
    double starts = value(SET + "1", "starts");
    plant.begin(PlantEvent.GENSET_TEST, "FZ-B1-GEN-1");
    pass(90);
    for (int n = 1; n <= 8; n++) {
      assertThat(word(SET + n, "engine")).isEqualTo(Word.RUNNING);
      assertThat(word(SET + n, "control")).isEqualTo(Word.TEST);
      assertThat(value(SET + n, "rpm")).isCloseTo(1500, within(1.0));
      assertThat(value(SET + n, "watts")).isZero();
      assertThat(value(SET + n, "mainsVolts")).isPositive();
    }
    assertThat(word("FZ-B1-GEN-2-1", "engine")).isEqualTo(Word.STOPPED);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.ONLINE);
    assertThat(value(SET + "1", "starts")).isEqualTo(starts + 1);
    assertThat(value("FZ-B1-FUEL-1", "volume")).isLessThan(fuel);
    plant.end(PlantEvent.GENSET_TEST);
    pass(60);
    assertThat(word(SET + "1", "control")).isEqualTo(Word.AUTO);
    pass(500);
    assertThat(word(SET + "1", "engine")).isEqualTo(Word.STOPPED);
  }

  @Test
  void aFailedModuleLeavesItsLoadToTheOthers() {
    double load = value(UPS_A, "module8.load");
    double out = value(UPS_A, "output.watts");
    plant.begin(PlantEvent.UPS_MODULE, UPS_A);
    pass(2);
    assertThat(word(UPS_A, "module7.state")).isEqualTo(Word.FAILED);
    assertThat(value(UPS_A, "module7.watts")).isZero();
    assertThat(value(UPS_A, "modules.running")).isEqualTo(23);
    assertThat(word(UPS_A, "health")).isEqualTo(Word.WARNING);
    assertThat(word(UPS_A, "mode")).isEqualTo(Word.ONLINE);
    assertThat(value(UPS_A, "output.watts")).isCloseTo(out, within(0.02 * out));
    assertThat(value(UPS_A, "module8.load") / load).isCloseTo(24.0 / 23, within(0.01));
    plant.end(PlantEvent.UPS_MODULE);
    pass(2);
    assertThat(value(UPS_A, "modules.running")).isEqualTo(24);
    assertThat(word(UPS_A, "health")).isEqualTo(Word.NORMAL);
  }

  @Test
  void trippedChillersLeaveTheLoadToTheTanksUntilTheyHaveStartedAgain() {
    double charge = value("FZ-B1-TANK-1", "charge");
    plant.begin(PlantEvent.CHILLER_TRIP, "FZ-B1");
    pass(60);
    assertThat(word("FZ-B1-CH-1", "state")).isEqualTo(Word.FAILED);
    assertThat(value("FZ-B1-CH-1", "coolingWatts")).isZero();
    assertThat(word("FZ-B1-TANK-1", "state")).isEqualTo(Word.DISCHARGING);
    assertThat(value("FZ-B1-TANK-1", "charge")).isLessThan(charge);
    assertThat(word(ROOM + "-CRAH-01", "state")).isEqualTo(Word.RUNNING);
    assertThat(value(ROOM + "-CRAH-01", "coolingWatts")).isPositive();
    pass(240);
    assertThat(word("FZ-B1-CH-2", "state")).as("another takes over").isEqualTo(Word.RUNNING);
    plant.end(PlantEvent.CHILLER_TRIP);
    pass(5);
    assertThat(word("FZ-B1-CH-1", "state")).isNotEqualTo(Word.FAILED);
  }

  @Test
  void gasCountsDownForHalfAMinuteAndLeavesTheBottlesEmpty() {
    String panel = code("-FIRE");
    plant.begin(PlantEvent.GAS_RELEASE, ROOM);
    pass(5);
    assertThat(word(panel, "release")).isEqualTo(Word.COUNTDOWN);
    assertThat(word(panel, "alarm")).isEqualTo(Word.ACTIVE);
    assertThat(value(panel, "bottlePascal")).isGreaterThan(4_000_000);
    assertThat(word(code("-VESDA"), "state")).isEqualTo(Word.ACTION);
    pass(30);
    assertThat(word(panel, "release")).isEqualTo(Word.RELEASED);
    assertThat(value(panel, "bottlePascal")).isLessThan(500_000);
  }

  @Test
  void aLeakIsToldWithItsPlace() {
    plant.begin(PlantEvent.LEAK, ROOM);
    pass(1);
    assertThat(word(code("-LEAK"), "state")).isEqualTo(Word.WET);
    assertThat(value(code("-LEAK"), "distance")).isEqualTo(17.5);
    plant.end(PlantEvent.LEAK);
    pass(1);
    assertThat(word(code("-LEAK"), "state")).isEqualTo(Word.DRY);
  }

  private String code(String part) {
    return plant.state().equipment().stream()
        .filter(code -> code.startsWith(ROOM) && code.contains(part))
        .findFirst()
        .orElseThrow();
  }

  /** The oracle for incidents knows everything that physics moves, and all that it must. */
  @ParameterizedTest
  @EnumSource
  void nothingChangesItsStateButWhatTheEventIsSaidToReach(PlantEvent event) {
    Map<String, Double> before = states();
    EventReach reach = plant.begin(event, null);
    Set<String> changed = new TreeSet<>();
    Set<String> dark = new TreeSet<>();
    for (int i = 0; i < MINUTES * 60; i++) {
      pass(1);
      states()
          .forEach((signal, value) -> {
            if (!value.equals(before.get(signal))) {
              changed.add(signal.substring(0, signal.indexOf(' ')));
            }
          });
      for (int pdu = 0; pdu < model.pdus().size(); pdu++) {
        if (!model.feeds().answers(pdu, now)) {
          dark.add(model.pdus().get(pdu).cabinet());
        }
      }
    }
    assertThat(reach.equipment()).containsAll(changed);
    assertThat(reach.cabinets()).containsAll(dark);
    assertThat(changed.isEmpty()).isEqualTo(event == PlantEvent.SWITCH_DEAD);
    boolean silences = event == PlantEvent.RPP_TRIP || event == PlantEvent.SWITCH_DEAD;
    assertThat(dark).isEqualTo(silences ? reach.cabinets() : Set.of());
    assertThat(reach.en()).startsWith("Building 1, ").doesNotContain("{");
    assertThat(reach.zh()).startsWith("一号楼 ").doesNotContain("{");
    assertThat(event.mostLines()).isBetween(1, 2);
  }

  /** Every state by {@code equipment signal}. */
  private Map<String, Double> states() {
    Map<String, Double> states = new TreeMap<>();
    for (String equipment : plant.state().equipment()) {
      for (String signal : plant.state().signals(equipment)) {
        if (STATES.contains(signal.substring(signal.lastIndexOf('.') + 1))) {
          states.put(equipment + ' ' + signal, value(equipment, signal));
        }
      }
    }
    return states;
  }

  @Test
  void theReachesAreThoseThatAnExpertExpects() {
    EventReach panel = plant.begin(PlantEvent.RPP_TRIP, ROOM + "-B-RPP-A");
    assertThat(panel.cabinets()).hasSize(20).allMatch(code -> code.startsWith(ROOM + "-B"));
    assertThat(panel.equipment()).hasSize(21);
    assertThat(panel.en())
        .isEqualTo("Building 1, Room 101, RPP B A without voltage, cabinets on one feed");
    assertThat(panel.zh()).isEqualTo("一号楼 101机房 B列 A路列头柜失电，机柜单路供电");
    plant.end(PlantEvent.RPP_TRIP);
    EventReach circuit = plant.begin(PlantEvent.CIRCUIT_LOST, "FZ-B1-1F-CC-A");
    assertThat(circuit.cabinets()).hasSize(200);
    assertThat(circuit.equipment())
        .contains(UPS_A, "FZ-B1-1F-BAT-A1", "FZ-B1-1F-TIE", "FZ-B1-CH-1")
        .doesNotContain("FZ-B1-1F-UPS-B1", "FZ-B1-1F-UB-A1", ROOM + "-B-RPP-A");
    plant.end(null);
    assertThat(plant.begin(PlantEvent.UPS_MODULE, UPS_A).cabinets()).isEmpty();
    assertThat(plant.begin(PlantEvent.GENSET_TEST, null).cabinets()).isEmpty();
    assertThat(plant.begin(PlantEvent.LEAK, null).cabinets()).hasSize(200);
    assertThat(plant.begin(PlantEvent.SWITCH_DEAD, ROOM + "-SW-A").equipment())
        .contains(ROOM + "-B05-PDU-A")
        .doesNotContain(ROOM + "-B05-PDU-B");
  }
}
