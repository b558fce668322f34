package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected.Sample;
import org.parkwatch.simulators.fault.Fault.Garbage;
import org.parkwatch.simulators.fault.Fault.OfLine;
import org.parkwatch.simulators.fault.Fault.Silent;
import org.parkwatch.simulators.fault.Fault.Slow;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.mqtt.MqttTraffic;
import org.parkwatch.telemetry.sample.Quality;

/**
 * What {@code ./parkwatch fault} does to the devices of a room and to their gateways: each is bad
 * with a reason, counted, and harms no other.
 */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class RoomFaultsTest {
  private static final List<String> SPARKPLUG = List.of("room-leak", "room-fire");
  private static final List<String> JSON = List.of("room-leak-json", "room-fire-json");
  private static final List<String> LEAKS = List.of("room-leak", "room-leak-json");
  private static final List<String> FIRES = List.of("room-fire", "room-fire-json");
  private static final List<String> ALL = Stream.of(SPARKPLUG, JSON).flatMap(List::stream).toList();

  /** How many samples each device had when something began that they are to be judged by. */
  private final Map<String, Integer> before = new HashMap<>();

  private RoomRig rig;

  @BeforeEach
  void start() throws Exception {
    MqttOptions patient =
        MqttOptions.defaults("parkwatch-room-faults")
            .withQuiet(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofSeconds(3));
    rig = new RoomRig("127.23.0.3", ALL, patient);
    expect(Quality.GOOD, SPARKPLUG);
    Map<String, Double> old = states();
    turn(); // JSON says everything each 30 s only, but what changes at once
    expectNews(old, ALL);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void nonsenseIsCountedAndTheOthersStay() throws Exception {
    fault(new Garbage(GarbageKind.ROTATING), LEAKS);
    Await.until(
        "nonsense is counted",
        () -> counted(Fault.GARBAGE) > 2 && counted(Fault.UNKNOWN_TOPIC) > 0);
    assertThat(rig.gateways.traffic().get(MqttTraffic.SPOILT)).isPositive();
    assertThat(health("room-leak").lastError()).isPresent();
    assertThat(health("room-leak-json").lastError()).isPresent();
    expect(Quality.GOOD, FIRES);
    clear();
    turn();
    expect(Quality.GOOD, LEAKS);
  }

  /** A whole gateway, here that of JSON, makes nonsense of all its devices. */
  @Test
  void nonsenseOfAGatewayIsThatOfAllItsDevices() throws Exception {
    fault(new Garbage(GarbageKind.RANDOM), List.of("GW-J"));
    for (String device : JSON) {
      Await.until(
          device + " sent nonsense", () -> health(device).faults().containsKey(Fault.GARBAGE));
    }
    expect(Quality.GOOD, SPARKPLUG);
    for (String device : SPARKPLUG) {
      assertThat(health(device).faults()).as(device).doesNotContainKey(Fault.GARBAGE);
    }
    clear();
    turn();
    expect(Quality.GOOD, ALL);
  }

  @Test
  void birthsWithoutADeathAreCounted() throws Exception {
    fault(new Garbage(GarbageKind.WRONG_ID), List.of("room-leak"));
    Await.until("births are counted", () -> counted(Fault.TOO_MANY_BIRTHS) > 0);
    expect(Quality.GOOD, List.of("room-fire-json"));
    clear();
    expect(Quality.GOOD, List.of("room-leak"));
  }

  @Test
  void aSilentDeviceIsGoneAndItsGatewayIsNot() throws Exception {
    fault(new Silent(), List.of("room-leak"));
    expect(Quality.BAD_TIMEOUT, List.of("room-leak"));
    expect(Quality.GOOD, List.of("room-fire"));
    assertThat(counted(Fault.GONE)).isPositive();
    clear();
    expect(Quality.GOOD, List.of("room-leak"));
  }

  @Test
  void aGatewayThatIsDownTakesItsDevicesWithIt() throws Exception {
    fault(new Silent(), List.of("GW-S"));
    expect(Quality.BAD_TIMEOUT, SPARKPLUG);
    expect(Quality.GOOD, JSON);
    fault(new Silent(), List.of("GW-J"));
    expect(Quality.BAD_TIMEOUT, JSON);
    clear();
    expect(Quality.GOOD, ALL);
  }

  /** A slow one says nothing new until its time has come; that is no reason to doubt it. */
  @Test
  void aSlowDeviceIsLateWithItsNewsAndTheOthersAreNot() throws Exception {
    fault(new Slow(600_000), LEAKS);
    expectLate(LEAKS, FIRES);
  }

  @Test
  void aSlowGatewayIsLateWithTheNewsOfAllItsDevices() throws Exception {
    fault(new Slow(600_000), List.of("GW-S"));
    expectLate(SPARKPLUG, JSON);
    fault(new Slow(600_000), List.of("GW-J"));
    expectLate(JSON, SPARKPLUG);
  }

  /** All states turn, and nobody hears of those of the slow ones until they are slow no more. */
  private void expectLate(List<String> slow, List<String> others) throws InterruptedException {
    Map<String, Double> old = states();
    turn();
    expectNews(old, others);
    for (String device : slow) {
      assertThat(states().get(device)).as(device).isEqualTo(old.get(device));
    }
    clear();
    expectNews(old, slow);
  }

  private void expectNews(Map<String, Double> old, List<String> devices)
      throws InterruptedException {
    for (String device : devices) {
      expect(
          device,
          sample ->
              sample.quality() == Quality.GOOD && !Objects.equals(sample.value(), old.get(device)));
    }
  }

  /** The newest value of each device that has any; not a number if it is bad. */
  private Map<String, Double> states() {
    Map<String, Double> states = new HashMap<>();
    for (String device : ALL) {
      List<Sample> samples = rig.collected.of(rig.device(device), state(device));
      if (!samples.isEmpty()) {
        states.put(device, samples.getLast().value());
      }
    }
    return states;
  }

  private void fault(OfLine fault, List<String> codes) {
    begins();
    codes.forEach(code -> rig.faults.put(code, fault));
  }

  private void clear() {
    begins();
    rig.faults.clear();
  }

  /** Every device has another state than before. */
  private void turn() {
    begins();
    rig.room.turn();
  }

  private void begins() {
    ALL.forEach(device -> before.put(device, rig.samples(device, state(device))));
  }

  /** Waits until each of the devices has such a sample, of those since something began. */
  private void expect(Quality wanted, List<String> devices) throws InterruptedException {
    for (String device : devices) {
      expect(device, sample -> sample.quality() == wanted);
    }
  }

  private void expect(String device, Predicate<Sample> wanted) throws InterruptedException {
    rig.after(before.getOrDefault(device, 0), device, state(device), wanted);
  }

  private static String state(String device) {
    return device.startsWith("room-fire") ? "alarm.state" : "state";
  }

  private DeviceHealth health(String device) {
    return rig.collector.health(rig.device(device).id()).orElseThrow();
  }

  private long counted(Fault fault) {
    return rig.collector.figures().faults().getOrDefault(fault, 0L);
  }
}
