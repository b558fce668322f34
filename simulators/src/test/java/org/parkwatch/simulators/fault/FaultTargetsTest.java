package org.parkwatch.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Side;
import org.parkwatch.simulators.plant.RackPdu;

class FaultTargetsTest {
  private final FaultTargets targets =
      new FaultTargets(IntStream.range(0, 200).mapToObj(FaultTargetsTest::pdu).toList(), Map.of());

  private static RackPdu pdu(int i) {
    String room = "FZ-B1-1F-R10" + i / 100;
    String cabinet = String.format("%s-A%02d", room, 1 + i % 100 / 2);
    Side side = i % 2 == 0 ? Side.A : Side.B;
    return new RackPdu(
        cabinet + "-PDU-" + side,
        "AP8853",
        0x7F0A0001 + i,
        161,
        "x",
        cabinet,
        List.of(room + "-A", room, "FZ-B1-1F", "FZ-B1"),
        side,
        32,
        4,
        "T",
        false,
        32);
  }

  @Test
  void findsDevicesByTheirCodeOrByAnyPlaceAroundThem() {
    assertThat(targets.resolve(List.of("FZ-B1-1F-R100-A02-PDU-B"))).containsExactly(3);
    assertThat(targets.resolve(List.of("FZ-B1-1F-R100-A02"))).containsExactly(2, 3);
    assertThat(targets.resolve(List.of("FZ-B1-1F-R101"))).hasSize(100).contains(100, 199);
    assertThat(targets.resolve(List.of("FZ-B1"))).hasSize(200);
    assertThat(targets.resolve(List.of("all"))).hasSize(200);
    assertThat(targets.resolve(List.of("FZ-B1-1F-R100-A02", "FZ-B1-1F-R100-A02-PDU-B")))
        .containsExactly(2, 3);
  }

  @Test
  void drawsTheSameLotsFromTheSameSeed() {
    int[] first = targets.resolve(List.of("random:20:7"));
    assertThat(first).hasSize(20).isEqualTo(targets.resolve(List.of("random:20:7")));
    assertThat(first).isNotEqualTo(targets.resolve(List.of("random:20:8")));
    assertThat(targets.resolve(List.of("random:5%"))).hasSize(10);
    assertThat(targets.resolve(List.of("random:200"))).hasSize(200);
    assertThat(targets.resolve(List.of("random:0"))).isEmpty();
  }

  @Test
  void namesEveryUnknownCodeWithNearMatches() {
    assertThatThrownBy(
            () -> targets.resolve(List.of("FZ-B1-1F-R100-A92", "fz-b1-1f-r101", "Q", "all")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown code 'FZ-B1-1F-R100-A92', did you mean FZ-B1-1F-R100-A02")
        .hasMessageContaining("unknown code 'fz-b1-1f-r101', did you mean FZ-B1-1F-R101")
        .hasMessageContaining("unknown code 'Q'");
  }

  @Test
  void refusesLotsThatCannotBeDrawn() {
    for (String target :
        List.of("random:201", "random:1.5", "random:101%", "random:", "random:-1")) {
      assertThatThrownBy(() -> targets.resolve(List.of(target)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> targets.resolve(List.of())).hasMessageContaining("no target given");
  }
}
