package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault.Garbage;
import org.parkwatch.simulators.fault.Fault.OfLine;
import org.parkwatch.simulators.fault.Fault.Silent;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.mqtt.MqttGateways;
import org.parkwatch.simulators.mqtt.MqttTraffic;
import org.parkwatch.telemetry.sample.Quality;

/**
 * What {@code ./parkwatch fault} does to the devices of a room and to their gateways: each is bad
 * with a reason, counted, and harms no other.
 */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class RoomFaultsTest {
  private static final String HOST = "127.23.0.3";
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int MOST_SAMPLES = 12;
  private static final List<String> ALL =
      List.of("room-leak", "room-fire", "room-leak-json", "room-fire-json");

  private final Map<String, OfLine> faults = new ConcurrentHashMap<>();
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Collected collected = new Collected();
  private MqttGateways gateways;
  private MqttCollector collector;

  @BeforeEach
  void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    List<DeviceDraft> drafts = new ArrayList<>();
    for (String profile : ALL) {
      String path = (profile.endsWith("-json") ? "fz/B1/R103/" : "B1/R101/") + profile;
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
              new InetSocketAddress(InetAddress.ofLiteral(HOST), port),
              path,
              TestPark.withHealth(profiles, profile)));
    }
    Login login = new Login(Mosquitto.USER, Mosquitto.PASSWORD);
    gateways =
        new MqttGateways(
            drafts, Map.of("rooms", login), new Room(), faults::get, InstantSource.system());
    collector =
        new MqttCollector(
            profiles,
            Mosquitto.CREDENTIALS,
            collected,
            InstantSource.system(),
            MqttOptions.defaults("parkwatch-room-faults")
                .withQuiet(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofSeconds(3)));
    park.into(collector);
    collector.start();
    for (String device : ALL) {
      next(device, Quality.GOOD::equals);
    }
  }

  @AfterEach
  void end() {
    collector.close();
    gateways.close();
  }

  @Test
  void nonsenseIsCountedAndTheOthersStay() throws Exception {
    faults.put("room-leak", new Garbage(GarbageKind.ROTATING));
    faults.put("room-leak-json", new Garbage(GarbageKind.ROTATING));
    until(() -> counted(Fault.GARBAGE) > 2 && counted(Fault.UNKNOWN_TOPIC) > 0);
    assertThat(gateways.traffic().get(MqttTraffic.SPOILT)).isPositive();
    assertThat(health("room-leak").lastError()).isPresent();
    assertThat(health("room-leak-json").lastError()).isPresent();
    next("room-fire", Quality.GOOD::equals);
    next("room-fire-json", Quality.GOOD::equals);
    faults.clear();
    next("room-leak", Quality.GOOD::equals);
    next("room-leak-json", Quality.GOOD::equals);
  }

  @Test
  void birthsWithoutADeathAreCounted() throws Exception {
    faults.put("room-leak", new Garbage(GarbageKind.WRONG_ID));
    until(() -> counted(Fault.TOO_MANY_BIRTHS) > 0);
    next("room-fire-json", Quality.GOOD::equals);
    faults.clear();
    next("room-leak", Quality.GOOD::equals);
  }

  @Test
  void aSilentDeviceIsGoneAndItsGatewayIsNot() throws Exception {
    faults.put("room-leak", new Silent());
    next("room-leak", Quality.BAD_TIMEOUT::equals);
    next("room-fire", Quality.GOOD::equals);
    assertThat(counted(Fault.GONE)).isPositive();
    faults.clear();
    next("room-leak", Quality.GOOD::equals);
  }

  @Test
  void aGatewayThatIsDownTakesItsDevicesWithIt() throws Exception {
    faults.put("GW-S", new Silent());
    next("room-leak", Quality.BAD_TIMEOUT::equals);
    next("room-fire", Quality.BAD_TIMEOUT::equals);
    next("room-leak-json", Quality.GOOD::equals);
    faults.put("GW-J", new Silent());
    next("room-leak-json", Quality.BAD_TIMEOUT::equals);
    faults.clear();
    for (String device : ALL) {
      next(device, Quality.GOOD::equals);
    }
  }

  /** Waits for a sample that comes from now on. */
  private void next(String device, Predicate<Quality> wanted) throws InterruptedException {
    Device of = Objects.requireNonNull(devices.get(device));
    String point = device.startsWith("room-fire") ? "alarm.state" : "state";
    int from = collected.of(of, point).size();
    int count = from;
    do {
      count++;
      assertThat(count - from).as(device).isLessThan(MOST_SAMPLES);
    } while (!wanted.test(
        collected.await(of, point, count, PATIENCE_MILLIS).get(count - 1).quality()));
  }

  private DeviceHealth health(String device) {
    return collector.health(Objects.requireNonNull(devices.get(device)).id()).orElseThrow();
  }

  private long counted(Fault fault) {
    return collector.figures().faults().getOrDefault(fault, 0L);
  }

  private static void until(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
