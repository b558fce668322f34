package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;

class LineTextsTest {
  private final Park one = TestPark.of(2, 2);

  @Test
  void withRoomsInTwoBuildingsTheLineNamesTheBuilding() {
    Park two = TestPark.withOtherBuilding(one, PlaceKind.ROOM);
    assertThat(LineTexts.place(two, two.device(0)))
        .isEqualTo(new Names("B2 R301 A01", "B2栋 301机房 A01柜"));
  }

  @Test
  void withRoomsInOneBuildingTheLineIsShort() {
    assertThat(LineTexts.place(one, one.device(0))).isEqualTo(new Names("R301 A01", "301机房 A01柜"));
  }

  @Test
  void aBuildingWithoutMachineRoomsMakesNoLineLonger() {
    Park two = TestPark.withOtherBuilding(one, PlaceKind.ZONE);
    assertThat(LineTexts.place(two, two.device(0)).en()).isEqualTo("R301 A01");
  }
}
