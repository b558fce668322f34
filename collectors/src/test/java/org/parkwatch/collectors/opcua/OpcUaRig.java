package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Collected.Sample;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.opcua.BmsDevice;
import org.parkwatch.simulators.opcua.BmsOffer;
import org.parkwatch.simulators.opcua.BmsServers;
import org.parkwatch.telemetry.sample.Quality;
import org.slf4j.LoggerFactory;

/** A collector and the simulators' management system, which share no code but the library. */
final class OpcUaRig implements AutoCloseable {
  static final String PASSWORD = "a-long-test-password";
  static final long PATIENCE_MILLIS = 30_000;
  static final Secret KEY = new Secret("the key of a test");

  /** Much quicker than in a park. */
  static final OpcUaOptions QUICK =
      new OpcUaOptions(
          Duration.ofMillis(200),
          Duration.ofMillis(200),
          Duration.ofMillis(600),
          Duration.ofMillis(2500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          1000);

  /** A pump, as its list says, but with slots of a second. */
  private static final String PROFILE =
      """
      id: quick-pump
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      family: opcua
      namespace: urn:parkwatch:reference:bms
      interval: 1 s
      points:
        - name: state
          quantity: STATE
          names: State
          decimals: 0
          read:
            - node: State
              states:
                - {code: 0, state: OFF, names: off}
                - {code: 2, state: NORMAL, names: running}
                - {code: 4, state: CRITICAL, names: failed}
        - name: flow
          quantity: FLOW
          names: Flow
          decimals: 1
          plausible: [0, 5000]
          read: [{node: Flow}]
        - name: power
          quantity: ACTIVE_POWER
          names: Power
          decimals: 1
          plausible: [0, 5000]
          read: [{node: Power}]
        - name: bearing.temperature
          quantity: TEMPERATURE
          names: Bearing
          decimals: 1
          plausible: [0, 100]
          read: [{node: Bearing}]
        - name: suction
          quantity: PRESSURE
          names: Suction
          decimals: 0
          plausible: [0, 1000]
          read: [{node: Suction, unit: bar}]
        - name: no.such
          quantity: TEMPERATURE
          names: None
          decimals: 1
          plausible: [0, 100]
          read: [{node: Nowhere}]
      """;

  final TestPlant plant = new TestPlant();
  final Map<String, Fault.OfLine> faults = new ConcurrentHashMap<>();
  final Collected samples = new Collected();
  Connections connections = Connections.none();
  BmsOffer offer = BmsOffer.USUAL;
  final Path trust;
  final Profiles profiles;
  final TestPark park;
  private final Path folder;
  private final List<OpcUaCollector> collectors = new ArrayList<>();
  private @Nullable BmsServers servers;

  OpcUaRig(Path folder) throws IOException {
    this.folder = folder;
    trust = folder.resolve("opcua");
    Path own = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(own.resolve("quick-pump.yaml"), PROFILE);
    profiles = Profiles.load(own);
    park = new TestPark(profiles);
  }

  static InetSocketAddress freePort(String host) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(host))) {
      return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  /**
   * Starts the server with pumps of these identifiers, which are the codes of their signals too.
   */
  void serve(InetSocketAddress at, String... paths) throws IOException {
    List<BmsDevice> devices = new ArrayList<>();
    for (String path : paths) {
      devices.add(
          new BmsDevice(
              path + "-C", path, "bms-pump", at.getHostString(), at.getPort(), path, "bms"));
    }
    servers =
        new BmsServers(
            devices,
            plant,
            faults::get,
            Map.of("bms", new Login("collector", PASSWORD)),
            folder.resolve("simulators"),
            trust.resolve("own"),
            offer);
  }

  void stopServer() {
    if (servers != null) {
      servers.close();
      servers = null;
    }
  }

  /** The server makes another certificate when it starts again. */
  void loseCertificate(InetSocketAddress server) throws IOException {
    Files.delete(certificate(server));
    Files.delete(certificate(server).resolveSibling(server.getHostString() + ".p12"));
  }

  /** What a person does who trusts the server. */
  void trust(InetSocketAddress server) throws IOException {
    trust(certificate(server));
  }

  void trust(Path certificate) throws IOException {
    Files.createDirectories(trust.resolve("trusted"));
    Files.copy(
        certificate,
        trust.resolve("trusted").resolve(certificate.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** That of the management system at this address. */
  Path certificate(InetSocketAddress server) {
    return folder.resolve("simulators").resolve(server.getHostString() + ".der");
  }

  Device pump(String path, InetSocketAddress at) {
    return park.add(
        path + "-C",
        "quick-pump",
        "opcua",
        at,
        path,
        "bms",
        TestPark.withHealth(profiles, "quick-pump"));
  }

  OpcUaCollector collect(String password) {
    return collect(new Credential.Login("collector", new Secret(password)));
  }

  OpcUaCollector collect(Credential credential) {
    Credentials credentials = Credentials.of(Map.of("bms", credential));
    OpcUaCollector collector =
        new OpcUaCollector(
            profiles,
            credentials,
            connections,
            new TrustKeeping(trust, () -> KEY),
            samples,
            InstantSource.system(),
            QUICK);
    collectors.add(collector);
    park.into(collector);
    collector.start();
    return collector;
  }

  /** How the session with the first device's server is secured that these settings give. */
  String session(InetSocketAddress server, ServerSettings settings, Optional<Credential> user)
      throws Refused, IOException {
    ServerKey key = new ServerKey(server.getHostString(), server.getPort(), user);
    Device device = park.build().devices().getFirst();
    Profile profile = profiles.find(device.profile()).orElseThrow();
    Trust ours = Trust.open(trust, KEY, InstantSource.system());
    CollectorCounters counters = new CollectorCounters();
    Changes changes =
        new Changes(
            InstantSource.system(),
            new SampleWriter(samples, counters, new ThrottledLog(LoggerFactory.getLogger("test"))));
    try (Link link =
        new LinkOpening(key, settings, ours, QUICK, InstantSource.system())
            .open(
                List.of(new OpcUaDevice(device, Shape.of(profile, device.points()), user)),
                changes,
                () -> {})) {
      return link.secured();
    }
  }

  /** Waits for a sample that was handed over from now on. */
  Sample next(Device device, String point, Predicate<Sample> wanted) throws InterruptedException {
    int from = samples.of(device, point).size();
    for (int count = from + 1; ; count++) {
      List<Sample> all = samples.await(device, point, count, PATIENCE_MILLIS);
      if (wanted.test(all.get(count - 1))) {
        return all.get(count - 1);
      }
      assertThat(count - from).as("%s of %s: %s", point, device.code(), all).isLessThan(60);
    }
  }

  static Predicate<Sample> value(double wanted) {
    return sample -> sample.quality() == Quality.GOOD && sample.value() == wanted;
  }

  static Predicate<Sample> quality(Quality wanted) {
    return sample -> sample.quality() == wanted;
  }

  @Override
  public void close() {
    collectors.forEach(OpcUaCollector::close);
    stopServer();
  }
}
