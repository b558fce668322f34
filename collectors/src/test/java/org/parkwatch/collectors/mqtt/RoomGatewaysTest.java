package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.mqtt.MqttGateways;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The simulated rooms, the embedded broker, the profiles and the collector together: the document
 * that gateways send by and the profiles written from it say the same of every point.
 */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class RoomGatewaysTest {
  private static final String HOST = "127.23.0.2";
  private static final List<String> MAKES =
      List.of("room-climate", "room-doors", "room-leak", "room-smoke", "room-fire", "room-gas");
  private static final long PATIENCE_MILLIS = 60_000;

  @Test
  void everyPointOfEveryRoomDeviceComesInAndIsRight() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    Map<String, Device> devices = new LinkedHashMap<>();
    List<DeviceDraft> drafts = new ArrayList<>();
    for (String make : MAKES) {
      for (String profile : List.of(make, make + "-json")) {
        String path = (profile.equals(make) ? "B1/R101/" : "fz/B1/R103/") + make;
        drafts.add(
            new DeviceDraft(
                profile,
                profile,
                "IG",
                profile,
                "mqtt-v3",
                HOST,
                port,
                path,
                "rooms",
                "ROOM",
                Life.IN_SERVICE));
        devices.put(
            profile,
            park.add(
                profile,
                profile,
                "mqtt-v3",
                address,
                path,
                TestPark.withHealth(profiles, profile)));
      }
    }
    Collected collected = new Collected();
    Login login = new Login(Mosquitto.USER, Mosquitto.PASSWORD);
    try (MqttGateways gateways =
            new MqttGateways(
                drafts,
                Map.of("rooms", login),
                new Room(),
                LineFaults.NONE,
                InstantSource.system());
        MqttCollector collector =
            new MqttCollector(
                profiles,
                Mosquitto.CREDENTIALS,
                collected,
                InstantSource.system(),
                MqttOptions.defaults("parkwatch-rooms"))) {
      assertThat(gateways.gateways()).isEqualTo(2);
      park.into(collector);
      collector.start();
      for (Device device : devices.values()) {
        for (PointSpec spec : device.points().specs()) {
          if (!spec.name().startsWith("comm.")) {
            good(collected, device, spec.name());
          }
        }
      }
      for (String kind : List.of("", "-json")) {
        assertThat(value(collected, devices, "room-climate" + kind, "s07.temperature"))
            .isEqualTo(20.7);
        assertThat(value(collected, devices, "room-climate" + kind, "s12.humidity"))
            .isEqualTo(21.2);
        assertThat(value(collected, devices, "room-doors" + kind, "d007.state"))
            .isEqualTo(DeviceState.NOTICE.code());
        assertThat(value(collected, devices, "room-doors" + kind, "d204.state"))
            .isEqualTo(DeviceState.NORMAL.code());
        assertThat(value(collected, devices, "room-leak" + kind, "state"))
            .isEqualTo(DeviceState.CRITICAL.code());
        assertThat(value(collected, devices, "room-leak" + kind, "distance")).isEqualTo(20);
        assertThat(value(collected, devices, "room-fire" + kind, "pressure")).isEqualTo(4210);
        assertThat(value(collected, devices, "room-smoke" + kind, "pipe3.obscuration"))
            .isEqualTo(0.004);
      }
    }
  }

  private static Collected.Sample good(Collected collected, Device device, String point)
      throws InterruptedException {
    for (int count = 1; ; count++) {
      Collected.Sample sample =
          collected.await(device, point, count, PATIENCE_MILLIS).get(count - 1);
      if (sample.quality() == Quality.GOOD) {
        return sample;
      }
    }
  }

  private static double value(
      Collected collected, Map<String, Device> devices, String device, String point)
      throws InterruptedException {
    return good(collected, Objects.requireNonNull(devices.get(device)), point).value();
  }
}
