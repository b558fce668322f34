package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSpec;

/**
 * The simulated rooms, the embedded broker, the profiles and the collector together: the document
 * that gateways send by and the profiles written from it say the same of every point.
 */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class RoomGatewaysTest {
  private static final List<String> KINDS = List.of("", "-json");
  private static final List<String> MAKES =
      Stream.of("climate", "doors", "leak", "smoke", "fire", "gas")
          .flatMap(make -> KINDS.stream().map(kind -> "room-" + make + kind))
          .toList();

  @Test
  void everyPointOfEveryRoomDeviceComesInAndIsRight() throws Exception {
    try (RoomRig rig = new RoomRig("127.23.0.2", MAKES, MqttOptions.defaults("parkwatch-rooms"))) {
      assertThat(rig.gateways.gateways()).isEqualTo(2);
      for (Device device : rig.devices.values()) {
        for (PointSpec spec : device.points().specs()) {
          if (!spec.name().startsWith("comm.")) {
            rig.good(device.code(), spec.name());
          }
        }
      }
      for (String kind : KINDS) {
        assertThat(rig.good("room-climate" + kind, "s07.temperature")).isEqualTo(20.7);
        assertThat(rig.good("room-climate" + kind, "s12.humidity")).isEqualTo(21.2);
        assertThat(rig.good("room-doors" + kind, "d007.state"))
            .isEqualTo(DeviceState.NOTICE.code());
        assertThat(rig.good("room-doors" + kind, "d204.state"))
            .isEqualTo(DeviceState.NORMAL.code());
        assertThat(rig.good("room-leak" + kind, "state")).isEqualTo(DeviceState.CRITICAL.code());
        assertThat(rig.good("room-leak" + kind, "distance")).isEqualTo(20);
        assertThat(rig.good("room-fire" + kind, "pressure")).isEqualTo(4210);
        assertThat(rig.good("room-smoke" + kind, "pipe3.obscuration")).isEqualTo(0.004);
      }
    }
  }
}
