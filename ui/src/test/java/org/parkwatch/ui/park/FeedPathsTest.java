package org.parkwatch.ui.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Side;

class FeedPathsTest {
  private static Equipment of(int id, EquipmentKind kind, @Nullable Side side) {
    Names names = Names.same(kind.name());
    return new Equipment(
        id, kind, kind + "-" + id, names, 0, -1, side, "", Map.of(), Life.IN_SERVICE);
  }

  private static List<Equipment> path(@Nullable Side feeder, Side pdu) {
    return List.of(
        of(1, EquipmentKind.GRID_CIRCUIT, null),
        of(2, EquipmentKind.TAP_OFF, feeder),
        of(3, EquipmentKind.RACK_PDU, pdu));
  }

  @Test
  void aCabinetWiredAAHangsOnAWithBothItsRackPdus() {
    FeedPaths paths = new FeedPaths(path(Side.A, Side.A), path(Side.A, Side.B));
    assertThat(paths.both()).contains(Side.A);
    assertThat(paths.only()).isEmpty();
  }

  @Test
  void aCabinetWiredAsLabelledHasNothingOdd() {
    FeedPaths paths = new FeedPaths(path(Side.A, Side.A), path(Side.B, Side.B));
    assertThat(paths.both()).isEmpty();
    assertThat(paths.only()).isEmpty();
  }

  @Test
  void feedersOfNoSideSayNothingAboutTheWiring() {
    assertThat(new FeedPaths(path(null, Side.A), path(null, Side.B)).both()).isEmpty();
  }

  @Test
  void loadOnOneSideOnlyIsNamedAndLoadOnNoneIsNot() {
    assertThat(new FeedPaths(List.of(), path(Side.B, Side.B)).only()).contains(Side.B);
    assertThat(new FeedPaths(List.of(), List.of()).only()).isEmpty();
  }

  @Test
  void aPathThatDoesNotBeginAtTheUtilityIsNotWhole() {
    List<Equipment> path = path(Side.A, Side.A);
    assertThat(FeedPaths.whole(path)).isTrue();
    assertThat(FeedPaths.whole(path.subList(1, 3))).isFalse();
    assertThat(FeedPaths.whole(List.of())).isFalse();
  }
}
