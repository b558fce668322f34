package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

class LineTextsTest {
  private final Park one = TestPark.of(2, 2);

  @Test
  void withRoomsInTwoBuildingsTheLineNamesTheBuilding() {
    Park two = TestPark.withOtherBuilding(one, PlaceKind.ROOM);
    assertThat(LineTexts.place(two, Subject.of(two.device(0))))
        .isEqualTo(new Names("B2 R301 A01", "B2栋 301机房 A01柜"));
  }

  @Test
  void withRoomsInOneBuildingTheLineIsShort() {
    assertThat(LineTexts.place(one, Subject.of(one.device(0))))
        .isEqualTo(new Names("R301 A01", "301机房 A01柜"));
  }

  @Test
  void theNameOfThePointStandsInWhatARuleSays() {
    PointSpec module =
        new PointSpec(
            "module07.state",
            Quantity.STATE,
            new Names("Module 7 state", "模块7状态"),
            0,
            Duration.ofSeconds(10),
            false);
    Park park = TestPark.of(1, 1, Life.IN_SERVICE, List.of(module));
    Rule rule = RuleFiles.defaults().rule("ups.module").orElseThrow();
    Condition condition =
        new Condition(
            rule, DeviceState.CRITICAL, 3, Double.NaN, Subject.of(park.device(0)), module, 0);
    assertThat(LineTexts.what(park, condition)).isEqualTo(new Names("module 7 failed", "模块7故障"));
  }

  @Test
  void aBuildingWithoutMachineRoomsMakesNoLineLonger() {
    Park two = TestPark.withOtherBuilding(one, PlaceKind.ZONE);
    assertThat(LineTexts.place(two, Subject.of(two.device(0))).en()).isEqualTo("R301 A01");
  }
}
