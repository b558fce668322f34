package org.parkwatch.collectors.mqtt;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Collected.Sample;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault.OfLine;
import org.parkwatch.simulators.mqtt.MqttGateways;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Two simulated rooms with the embedded broker, and the collector: devices of JSON makes are behind
 * the gateway {@code GW-J}, the others behind the Sparkplug node {@code GW-S}. Each has the name of
 * its profile.
 */
final class RoomRig implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int MOST_SAMPLES = 12;

  final Room room = new Room();
  final Map<String, OfLine> faults = new ConcurrentHashMap<>();
  final Map<String, Device> devices = new LinkedHashMap<>();
  final Collected collected = new Collected();
  final MqttGateways gateways;
  final MqttCollector collector;

  /** Starts all of it, with a broker at the host. */
  RoomRig(String host, List<String> makes, MqttOptions options) throws Exception {
    InetAddress address = InetAddress.ofLiteral(host);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, address)) {
      port = free.getLocalPort();
    }
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    List<DeviceDraft> drafts = new ArrayList<>();
    for (String make : makes) {
      String path = (make.endsWith("-json") ? "fz/B1/R103/" : "B1/R101/") + make;
      drafts.add(
          new DeviceDraft(
              make,
              make,
              "IG",
              make,
              "mqtt-v3",
              host,
              port,
              path,
              "rooms",
              "ROOM",
              Life.IN_SERVICE));
      devices.put(
          make,
          park.add(
              make,
              make,
              "mqtt-v3",
              new InetSocketAddress(address, port),
              path,
              TestPark.withHealth(profiles, make)));
    }
    Login login = new Login(Mosquitto.USER, Mosquitto.PASSWORD);
    InstantSource clock = InstantSource.system();
    gateways = new MqttGateways(drafts, Map.of("rooms", login), room, faults::get, clock);
    collector =
        new MqttCollector(
            profiles, Mosquitto.CREDENTIALS, Connections.none(), collected, clock, options);
    park.into(collector);
    collector.start();
  }

  Device device(String name) {
    return Objects.requireNonNull(devices.get(name));
  }

  /** How many samples the point has. */
  int samples(String device, String point) {
    return collected.of(device(device), point).size();
  }

  /** Waits for a sample behind the first so many. */
  Sample after(int from, String device, String point, Predicate<Sample> wanted)
      throws InterruptedException {
    for (int count = from + 1; count < from + MOST_SAMPLES; count++) {
      Sample sample = await(device, point, count);
      if (wanted.test(sample)) {
        return sample;
      }
    }
    throw new AssertionError(
        "%s of %s: %s".formatted(point, device, collected.of(device(device), point)));
  }

  /** The first good value of the point. */
  double good(String device, String point) throws InterruptedException {
    for (int count = 1; ; count++) {
      Sample sample = await(device, point, count);
      if (sample.quality() == Quality.GOOD) {
        return sample.value();
      }
    }
  }

  private Sample await(String device, String point, int count) throws InterruptedException {
    return collected.await(device(device), point, count, PATIENCE_MILLIS).get(count - 1);
  }

  @Override
  public void close() {
    collector.close();
    gateways.close();
  }
}
