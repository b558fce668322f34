package org.parkwatch.alerting.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;

/** What becomes of alarms in one room. */
class CauseFinderTest extends CauseRig {
  @Test
  void oneCircuitIsLostAndTheTieCarriesTheLoad() {
    raise("FZ-B1-1F-CC-A", Symptom.LOST, 2);
    raise("FZ-B1-1F-UPS-A1", Symptom.UNSUPPLIED, 1);
    raise("FZ-B1-1F-UPS-A1", Symptom.DEGRADED, 3);
    raise("FZ-B1-UPSM-A", Symptom.UNSUPPLIED, 1);
    assertThat(lines()).containsExactly("1F 10 kV circuit A1 lost, load on the tie");
    assertThat(only().severity()).isEqualTo(1);
  }

  @Test
  void withBothCircuitsAllThatStopsUntilTheGensetsRunBelongsToThem() {
    raise("FZ-B1-1F-UPS-A1", Symptom.UNSUPPLIED, 1);
    raise("FZ-B1-1F-UPS-B1", Symptom.UNSUPPLIED, 1);
    raise("FZ-B1-1F-CC-A", Symptom.LOST, 2);
    raise("FZ-B1-1F-CC-B", Symptom.LOST, 2);
    raise("FZ-B1-CH-1", Symptom.LOST, 2);
    raise("FZ-B1-TANK-1", Symptom.DISCHARGING, 3);
    newest("FZ-B1-1F-UPS-A1", "battery.minutes", 27.9);
    assertThat(lines())
        .containsExactly(
            "1F both 10 kV circuits lost, load on batteries, then on gensets, tanks discharge");
    assertThat(sentence())
        .isEqualTo(
            "Affected: 200 cabinets without a protected feed. Next: UPS A1 has 27 min of battery left. Since 09:40:00; nobody has it.");

    raise("FZ-B1-GEN-1-8", Symptom.LOST, 2);
    assertThat(lines())
        .containsExactly(
            "1F both 10 kV circuits lost, one genset failed to start, tanks discharge");
    assertThat(chinese()).contains("两路10 kV市电失电，一台柴发启动失败");
  }

  @Test
  void aGensetThatFailsWhileTheMainsAreThereStandsForItself() {
    raise("FZ-B1-GEN-1-8", Symptom.LOST, 2);
    raise("FZ-B1-1F-CC-A", Symptom.LOST, 2);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "B1 Genset 1-8 failed", "1F 10 kV circuit A1 lost, load on the tie");
  }

  @Test
  void aMonthlyRunIsOneLine() {
    for (int n = 1; n <= 8; n++) {
      raise("FZ-B1-GEN-2-" + n, Symptom.TESTING, 3);
    }
    assertThat(lines()).containsExactly("B1 Gensets B1 2 on test run");
  }

  @Test
  void anRppThatNobodyHearsAndWhoseCabinetsAreSilentOnItsFeedIsWithoutVoltage() {
    silence(device -> code(device).startsWith(ROOM + "-B") && code(device).contains("PDU-A"));
    silence(device -> equipment(device).equals(ROOM + "-B-RPP-A"));
    raise(ROOM + "-B07-PDU-B", Symptom.OVERLOADED, 3);
    assertThat(lines())
        .containsExactly("R101 suspected: RPP B A without voltage, cabinets on one feed");
    assertThat(chinese()).contains("疑似：B列 A路列头柜失电，机柜单路供电");
    assertThat(sentence())
        .startsWith("Affected: 20 cabinets on one feed, 1 above the limit, ")
        .contains("Next: if the other feed fails too, 20 cabinets go dark.");
  }

  @Test
  void anRppWhoseMeterAnswersIsThereAndSilenceAloneSaysNothingOfIt() {
    silence(device -> code(device).startsWith(ROOM + "-B") && code(device).contains("PDU-A"));
    assertThat(lines()).hasSize(20).allMatch(line -> line.contains("PDU-A"));
  }

  @Test
  void aDeadSwitchHidesAllThatIsHeardThroughIt() {
    Set<Integer> behind = behind(ROOM + "-SW-B");
    silence(device -> behind.contains(device.id()));
    assertThat(lines()).containsExactly("R101 suspected: Switch B dead, devices behind it silent");
    assertThat(behind.size()).isGreaterThan(200);
    assertThat(sentence()).contains("(or RPP A B, which feeds it, is without voltage)");
  }

  @Test
  void aUpsThatIsOffTakesTheSwitchThatItFeedsAndAllBehindIt() {
    raise("FZ-B1-1F-UPS-B1", Symptom.LOST, 1);
    Set<Integer> behind = behind(ROOM + "-SW-B");
    silence(device -> behind.contains(device.id()));
    assertThat(lines()).containsExactly("R101 UPS B1 off, cabinets on one feed");
    assertThat(parts(Why.CARRIER) + parts(Why.SUPPLY)).isEqualTo(behind.size());
    assertThat(sentence()).contains("199 cabinets on one feed");
  }

  @Test
  void aCabinetIsDarkOnlyIfBothFeedsAreDead() {
    raise("FZ-B1-1F-UPS-A1", Symptom.LOST, 1);
    raise("FZ-B1-1F-UPS-B1", Symptom.LOST, 1);
    assertThat(lines()).containsExactly("R101 2 UPS off, 200 cabinets dark");
  }

  @Test
  void lostCrahExplainTheWarmthThatComesAfterThemAndNotWhatWasWarmBefore() {
    raise(ROOM + "-K20-PDU-A", Symptom.HOT, 3);
    now += 30 * MINUTE;
    for (int n = 1; n <= 11; n += 2) {
      raise("%s-CRAH-%02d".formatted(ROOM, n), Symptom.LOST, 3);
    }
    now += 5 * MINUTE;
    raise(ROOM + "-A01-PDU-A", Symptom.HOT, 3);
    raise(ROOM + "-A01-PDU-B", Symptom.HOT, 2);
    assertThat(lines())
        .containsExactlyInAnyOrder("R101 6 CRAH failed", "R101 K20 FZ-B1-1F-R101-K20-PDU-A hot");
    assertThat(parts(Why.COOLING)).isEqualTo(2);
    assertThat(standing().getFirst().what().zh() + standing().getLast().what().zh())
        .contains("6台空调故障停机");
  }

  @Test
  void aCabinetWithTwoWarmSensorsIsOneLineAndFiveCabinetsAreTheRoom() {
    raise(ROOM + "-A01-PDU-A", Symptom.HOT, 3);
    raise(ROOM + "-A01-PDU-B", Symptom.HOT, 3);
    assertThat(lines()).hasSize(1);
    for (int n = 2; n <= 5; n++) {
      raise("%s-A0%d-PDU-A".formatted(ROOM, n), Symptom.HOT, 3);
    }
    assertThat(lines()).containsExactly("R101 5 cabinets too warm");
  }

  @Test
  void trippedChillersExplainTheTanks() {
    for (int n = 1; n <= 4; n++) {
      raise("FZ-B1-CH-" + n, Symptom.LOST, 2);
    }
    raise("FZ-B1-TANK-1", Symptom.DISCHARGING, 3);
    raise("FZ-B1-TANK-2", Symptom.DISCHARGING, 3);
    newest("FZ-B1-TANK-2", "minutes", 41);
    assertThat(lines()).containsExactly("B1 4 chillers failed, tanks discharge");
    assertThat(sentence()).contains("Chilled water tank 2 has 41 min of cold left");
  }

  @Test
  void aFireSignalStopsTheAirButSmokeIsNeverHidden() {
    raise(ROOM + "-FIRE", Symptom.HAZARD, 1);
    raise(ROOM + "-VESDA", Symptom.HAZARD, 2);
    for (int n = 1; n <= 9; n++) {
      raise(ROOM + "-CRAH-0" + n, Symptom.LOST, 3);
    }
    raise(ROOM + "-DOORS", Symptom.OPEN, 3);
    assertThat(lines()).hasSize(2);
    assertThat(parts(Why.FIRE)).isEqualTo(10);
  }

  @Test
  void theSilenceOfAPanelNeitherHidesItsFireNorIsHiddenByIt() {
    raise(ROOM + "-FIRE", Symptom.HAZARD, 1);
    raise(ROOM + "-FIRE", Symptom.SILENT, 2);
    raise(ROOM + "-FIRE", Symptom.SILENT, 3);
    assertThat(lines()).hasSize(2);
  }

  @Test
  void theSameFindingAboutManyCabinetsIsOneLineOfTheBuilding() {
    for (int n = 1; n <= 4; n++) {
      raiseOfCabinet(ROOM + "-A0" + n);
    }
    assertThat(lines()).hasSize(4);
    raiseOfCabinet(ROOM + "-A05");
    assertThat(lines()).containsExactly("B1 5 cabinets: load after loss of a feed");
  }

  @Test
  void twoUpsOnBypassInTwoIncidentsLeaveNoProtectedFeed() {
    raise("FZ-B1-1F-UPS-A1", Symptom.BYPASS, 2);
    Protection alone = cases().getFirst().effects().protection();
    assertThat(alone.one()).hasSizeGreaterThan(100);
    assertThat(alone.none()).as("a cabinet that is wired to feed A twice").hasSize(1);
    TreeSet<Integer> touched = new TreeSet<>(alone.one());
    touched.addAll(alone.none());
    raise("FZ-B1-1F-UPS-B1", Symptom.BYPASS, 2);
    assertThat(cases()).hasSize(2);
    assertThat(cases().getFirst().effects().protection())
        .isEqualTo(new Protection(new TreeSet<>(), touched));
  }

  @Test
  void theLikeThatFallSilentTogetherAreOneLine() {
    silence(device -> park.equipmentOf(device).kind() == EquipmentKind.GENSET);
    assertThat(lines()).singleElement().asString().endsWith("gensets do not answer");
  }

  @Test
  void waterIsSaidWithItsPlace() {
    raise(ROOM + "-LEAK", Symptom.OTHER, 2);
    newest(ROOM + "-LEAK", "distance", 17.5);
    assertThat(lines()).containsExactly("R101 leak at 17.5 m");
    assertThat(chinese()).contains("漏水，位置17.5 m");
  }

  /** A late root takes what stood for itself; when it is over, survivors come up after the hold. */
  @Test
  void betterRootsMergeAndSurvivorsComeUp() {
    raise("FZ-B1-1F-UPS-B1", Symptom.UNSUPPLIED, 1);
    assertThat(lines()).containsExactly("R101 UPS B1 on battery");
    raise("FZ-B1-1F-CC-B", Symptom.LOST, 2);
    assertThat(lines()).containsExactly("1F 10 kV circuit B1 lost, load on the tie");
    long root = lastId;
    alarms.remove(root);
    now += MassSilence.HOLD.toMillis() / 2;
    assertThat(lines()).hasSize(1).noneMatch(line -> line.contains("UPS B1 on battery"));
    now += MassSilence.HOLD.toMillis();
    assertThat(lines()).containsExactly("R101 UPS B1 on battery");
  }

  @Test
  void theGraphHasTheWholePowerChain() {
    assertThat(graph.size()).isGreaterThan(800);
    int ups = graph.node(equipmentId("FZ-B1-1F-UPS-A1"));
    assertThat(graph.kind(ups)).isEqualTo(EquipmentKind.UPS_GROUP);
    assertThat(graph.standby(graph.node(equipmentId("FZ-B1-GENBUS-1")))).isTrue();
    assertThat(graph.standby(ups)).isFalse();
  }
}
