package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.Diagnoses;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A collector at a broker, with profiles whose points are confirmed each second. */
final class MqttRig implements AutoCloseable {
  static final long PATIENCE_MILLIS = 30_000;

  /** Samples may go on and on without the one that is waited for. */
  private static final long MOST_NANOS = 60_000_000_000L;

  private static final String POINTS =
      """
      vendor: Test
      names: Test
      sources: [{title: test, revision: "1"}]
      family: %s
      points:
        - name: degrees
          quantity: TEMPERATURE
          names: Degrees
          decimals: 1
          interval: 1 s
          plausible: [-40, 100]
          read: [{%s}]
        - name: door
          quantity: STATE
          names: Door
          decimals: 0
          interval: 1 s
          read:
            - %s
              states:
                - {code: 0, word: closed, state: NORMAL, names: Closed}
                - {code: 1, word: open, state: NOTICE, names: Open}
      """;

  /** A sensor over LoRaWAN, and one on the air whose id changes with its battery. */
  private static final String RADIO =
      """
      id: test-radio
      vendor: Test
      names: Test
      sources: [{title: test, revision: "1"}]
      family: mqtt
      order: low-first
      interval: 1 s
      payload: {topic: up, pointer: /data, coding: base64}
      items: {"03 67": 2, "04 68": 1}
      time: {pointer: /at, form: seconds, within: 30 s}
      points:
        - {name: degrees, quantity: TEMPERATURE, names: T, decimals: 1, plausible: [-40, 100],
           read: [{item: "03 67", wire: S16, scale: 0.1}]}
        - {name: humidity, quantity: HUMIDITY, names: H, decimals: 1, plausible: [0, 100],
           read: [{item: "04 68", wire: U8, scale: 0.5}]}
        - {name: air, quantity: TEMPERATURE, names: A, decimals: 1, plausible: [-40, 100],
           read: [{topic: radio/+id/temp, pattern: "^([-0-9.]+) ?C$"}]}
        - {name: air.sensor, quantity: COUNT, names: S, decimals: 0, plausible: [0, 65535],
           read: [{topic: radio/+id/temp, capture: id}]}
        - {name: spread, quantity: TEMPERATURE, names: D, decimals: 1, plausible: [-40, 100],
           compute: air - degrees}
      """;

  final Collected collected = new Collected();
  final TestPark park;
  final MqttCollector collector;
  private final Credentials credentials;
  private final Connections connections;
  private final Profiles profiles;
  private final Mosquitto broker;

  MqttRig(Mosquitto broker, Path folder) throws IOException {
    this(broker, folder, Mosquitto.CREDENTIALS, Connections.none());
  }

  MqttRig(Mosquitto broker, Path folder, Credentials credentials, Connections connections)
      throws IOException {
    this.broker = broker;
    this.credentials = credentials;
    this.connections = connections;
    profiles = profiles(folder);
    park = new TestPark(profiles);
    collector = collector(collected);
  }

  /** Profiles {@code test-sparkplug} and {@code test-json}. */
  static Profiles profiles(Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        own.resolve("sparkplug.yaml"),
        "id: test-sparkplug\n" + POINTS.formatted("sparkplug", "metric: Degrees", "metric: Door"));
    Files.writeString(
        own.resolve("json.yaml"),
        "id: test-json\n"
            + POINTS.formatted(
                "mqtt", "topic: air, pointer: /t", "topic: doors\n        pointer: /001"));
    Files.writeString(own.resolve("radio.yaml"), RADIO);
    return Profiles.load(own);
  }

  /** One more of the same: brokers know it by the same name. */
  MqttCollector collector(SampleSink sink) {
    return new MqttCollector(
        profiles,
        credentials,
        connections,
        sink,
        InstantSource.system(),
        MqttOptions.defaults("parkwatch-test")
            .withQuiet(Duration.ofSeconds(4), Duration.ofMinutes(10), Duration.ofSeconds(3)));
  }

  /** A JSON device at another port of the broker. */
  Device json(String protocol, int port, String credential, String path) {
    return park.add(
        path + " " + credential + " " + port,
        "test-json",
        protocol,
        new InetSocketAddress(broker.address().getAddress(), port),
        path,
        credential,
        TestPark.withHealth(profiles, "test-json"));
  }

  Device sparkplug(String protocol, String path) {
    return add("test-sparkplug", protocol, path);
  }

  Device json(String protocol, String path) {
    return add("test-json", protocol, path);
  }

  Device radio(String protocol, String path) {
    return add("test-radio", protocol, path);
  }

  private Device add(String profile, String protocol, String path) {
    return park.add(
        path, profile, protocol, broker.address(), path, TestPark.withHealth(profiles, profile));
  }

  void start() {
    park.into(collector);
    collector.start();
  }

  /** Waits for the first sample from the given one on that fits. */
  Collected.Sample await(Device device, String point, Wanted wanted) throws InterruptedException {
    return await(device, point, 0, wanted);
  }

  Collected.Sample await(Device device, String point, int from, Wanted wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + MOST_NANOS;
    for (int count = from + 1; ; count++) {
      Collected.Sample sample =
          collected.await(device, point, count, PATIENCE_MILLIS).get(count - 1);
      if (wanted.is(sample)) {
        return sample;
      }
      assertThat(System.nanoTime() - deadline)
          .as("%s of %s is not what is waited for, but %s", point, device.code(), sample)
          .isNegative();
    }
  }

  int samples(Device device, String point) {
    return collected.of(device, point).size();
  }

  /** Whether a batch has a value of a point: then we are subscribed, and heard it. */
  static boolean hasUsable(SampleBatch batch, int point) {
    return IntStream.range(0, batch.size())
        .anyMatch(row -> batch.point(row) == point && Quality.usable(batch.quality(row)));
  }

  long faults(Fault fault) {
    return collector.figures().faults().getOrDefault(fault, 0L);
  }

  Diagnosis diagnose(Device device) {
    return Diagnoses.of(collector.device(device.id()).orElseThrow(), collector.figures());
  }

  /** What a sample should be. */
  interface Wanted {
    boolean is(Collected.Sample sample);
  }

  @Override
  public void close() {
    collector.close();
  }
}
