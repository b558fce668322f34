package org.parkwatch.alerting.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;

/** A building that lost its mains and in which nothing answers any more. */
class BlackoutTest extends CauseRig {
  private static final String FIRST_CIRCUIT = "FZ-B1-1F-CC-A";
  private static final String SECOND_CIRCUIT = "FZ-B1-1F-CC-B";
  private static final String LINE =
      "1F both 10 kV circuits lost, nothing in the building answers, fire and gas detection included";

  @Test
  void itIsOneLineThatNamesWhatGuardsLives() {
    raise(FIRST_CIRCUIT, Symptom.LOST, 2);
    raise(SECOND_CIRCUIT, Symptom.LOST, 2);
    silence(BlackoutTest::ofBuilding);
    assertThat(lines()).containsExactly(LINE);
    assertThat(chinese()).endsWith("两路10 kV市电失电，全楼设备无应答，含消防与气体探测");
    assertThat(parts(Why.BUILDING))
        .as("gensets, tanks and what else no edge leads to")
        .isPositive();
    assertThat(parts(Why.LIFE_SAFETY)).as("shown behind the line, not hidden").isPositive();
  }

  @Test
  void whatStillSpeaksStandsBesideIt() {
    raise(FIRST_CIRCUIT, Symptom.LOST, 2);
    raise(SECOND_CIRCUIT, Symptom.LOST, 2);
    silence(device ->
        ofBuilding(device) && park.equipmentOf(device).kind() != EquipmentKind.FIRE_PANEL);
    raise(ROOM + "-FIRE", Symptom.HAZARD, 1);
    raise(ROOM + "-B07-PDU-B", Symptom.OVERLOADED, 3);
    assertThat(lines())
        .hasSize(3)
        .contains(LINE)
        .anyMatch(line -> line.contains(ROOM + "-FIRE"))
        .anyMatch(line -> line.contains("PDU-B"));
  }

  /** Its gensets run: what is silent then has another reason. */
  @Test
  void aBuildingThatAnswersWithoutItsMainsIsNotDark() {
    raise(FIRST_CIRCUIT, Symptom.LOST, 2);
    raise(SECOND_CIRCUIT, Symptom.LOST, 2);
    silence(device -> park.equipmentOf(device).kind() == EquipmentKind.SMOKE_DETECTOR);
    assertThat(lines()).hasSizeGreaterThan(1).noneMatch(line -> line.contains("nothing in the"));
  }

  @Test
  void withOneCircuitLeftSilenceHasAnotherReason() {
    raise(FIRST_CIRCUIT, Symptom.LOST, 2);
    silence(BlackoutTest::ofBuilding);
    assertThat(lines()).hasSizeGreaterThan(1).noneMatch(line -> line.contains("nothing in the"));
  }

  private static boolean ofBuilding(Device device) {
    return park.equipmentOf(device).kind() != EquipmentKind.GRID_CIRCUIT
        && park.enclosing(park.equipmentOf(device).place(), PlaceKind.BUILDING)
            .filter(place -> place.code().equals("FZ-B1"))
            .isPresent();
  }
}
