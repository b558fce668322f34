package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Needs;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;

/**
 * SNMPv3 against a real peer: Debian's snmpd with users of its own. Where it is missing the test is
 * skipped with its reason, in CI it fails.
 */
class SnmpdV3Test {
  private static final Path SNMPD = Path.of("/usr/sbin/snmpd");
  private static final long PATIENCE_MILLIS = 30_000;

  /** Two rounds of backoff: an agent takes a moment to start. */
  private static final int MOST_SAMPLES = 45;

  private static final String FIRST_ENGINE = "0x80001f8804706172616e6f6964";
  private static final String OTHER_ENGINE = "0x80001f88046f74686572206f6e65";

  private static final Credentials CREDENTIALS =
      Credentials.of(
          Map.of(
              "sha256", user("watch256", Credential.Auth.SHA_256, "auth-pass-256"),
              "sha1", user("watch1", Credential.Auth.SHA_1, "auth-pass-1"),
              "nobody", user("nobody", Credential.Auth.SHA_256, "auth-pass-256"),
              "wrong-key", user("watch256", Credential.Auth.SHA_256, "other-password")));

  /** Every method to sign and to encrypt, and each way to make a short key longer. */
  private static final List<Method> METHODS =
      List.of(
          new Method(Credential.Auth.NONE, Credential.Priv.NONE),
          new Method(Credential.Auth.SHA_512, Credential.Priv.NONE),
          new Method(Credential.Auth.MD5, Credential.Priv.DES),
          new Method(Credential.Auth.SHA_1, Credential.Priv.AES_128),
          new Method(Credential.Auth.SHA_224, Credential.Priv.AES_192),
          new Method(Credential.Auth.SHA_256, Credential.Priv.AES_256),
          new Method(Credential.Auth.SHA_384, Credential.Priv.AES_128),
          new Method(Credential.Auth.SHA_512, Credential.Priv.DES),
          new Method(Credential.Auth.MD5, Credential.Priv.AES_256),
          new Method(Credential.Auth.SHA_1, Credential.Priv.AES_256_C),
          new Method(Credential.Auth.MD5, Credential.Priv.AES_192_C));

  private record Method(Credential.Auth auth, Credential.Priv priv) {
    String user() {
      return (auth + "-" + priv).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The agent's own words for it. */
    String lines() {
      boolean signs = auth != Credential.Auth.NONE;
      boolean encrypts = priv != Credential.Priv.NONE;
      String digest = auth == Credential.Auth.SHA_1 ? "SHA" : auth.name().replace('_', '-');
      String cipher = priv == Credential.Priv.AES_128 ? "AES" : priv.name().replace('_', '-');
      return "createUser "
          + user()
          + (signs ? " " + digest + " auth-pass-any" : "")
          + (encrypts ? " " + cipher + " priv-pass-any" : "")
          + "\nrouser "
          + user()
          + (encrypts ? " priv" : signs ? " auth" : " noauth");
    }

    Credential credential() {
      return new Credential.SnmpUser(
          user(), auth, new Secret("auth-pass-any"), priv, new Secret("priv-pass-any"));
    }
  }

  @TempDir Path folder;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  private @Nullable Process agent;

  private static Credential user(String name, Credential.Auth auth, String password) {
    return new Credential.SnmpUser(
        name, auth, new Secret(password), Credential.Priv.AES_128, new Secret("priv-pass-any"));
  }

  @BeforeEach
  void agent() throws Exception {
    Needs.that("net-snmp's agent (Debian: snmpd)", Files.isExecutable(SNMPD));
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      address = new InetSocketAddress(free.getLocalAddress(), free.getLocalPort());
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    Process running = agent;
    if (running != null) {
      running.destroy();
      running.waitFor();
    }
  }

  /** Starts it, or starts it again; what it keeps of its boots lies in the folder. */
  private void start(String engine) throws Exception {
    stop();
    Path config = folder.resolve("snmpd.conf");
    Files.writeString(
        config,
        """
        dontLogTCPWrappersConnects yes
        agentaddress udp:127.0.0.1:%1$d,udp:127.0.0.2:%1$d
        exactEngineID %2$s
        createUser watch256 SHA-256 "auth-pass-256" AES "priv-pass-any"
        createUser watch1 SHA "auth-pass-1" AES "priv-pass-any"
        rouser watch256 priv
        rouser watch1 priv
        rocommunity open-sesame
        %3$s
        override 1.3.6.1.4.1.99999.1.0 integer 2301
        override 1.3.6.1.4.1.99999.2.0 integer 66
        """
            .formatted(address.getPort(), engine, users()));
    ProcessBuilder builder =
        new ProcessBuilder(SNMPD.toString(), "-f", "-Lo", "-C", "-c", config.toString())
            .redirectErrorStream(true);
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("kept").toString());
    builder.environment().put("MIBS", "");
    Process started = builder.start();
    agent = started;
    String line = "";
    while (!line.startsWith("NET-SNMP version")) {
      line = Objects.requireNonNull(started.inputReader().readLine(), "snmpd ended");
    }
  }

  private static String users() {
    return METHODS.stream().map(Method::lines).collect(Collectors.joining("\n"));
  }

  private Profiles profile() throws IOException {
    Files.writeString(
        folder.resolve("test.yaml"),
        OneDevice.PROFILE.replaceAll("interval: \\d+ s", "interval: 1 s")
            + "clock: {oid: 1.3.6.1.2.1.25.1.2.0, mib: hrSystemDate}\n");
    return Profiles.load(folder);
  }

  private static Device device(TestPark park, Profiles profiles, InetSocketAddress at, String who) {
    return park.add(
        who, "test-pdu", "snmp-v3", at, "", who, TestPark.withHealth(profiles, "test-pdu"));
  }

  /** Waits for the next good sample after so many that were there before. */
  private static Collected.Sample good(Collected collected, Device device, int before)
      throws InterruptedException {
    for (int i = before; i < before + MOST_SAMPLES; i++) {
      Collected.Sample sample = collected.await(device, "voltage", i + 1, PATIENCE_MILLIS).get(i);
      if (sample.quality() == Quality.GOOD) {
        assertThat(sample.value()).isEqualTo(230.1);
        return sample;
      }
    }
    throw new AssertionError(collected.of(device, "voltage"));
  }

  private SnmpCollector collector(Profiles profiles, TestPark park, Collected collected)
      throws IOException {
    return collector(profiles, park, collected, CREDENTIALS);
  }

  private SnmpCollector collector(
      Profiles profiles, TestPark park, Collected collected, Credentials credentials)
      throws IOException {
    SnmpCollector collector =
        new SnmpCollector(
            profiles,
            credentials,
            collected,
            InstantSource.system(),
            SnmpOptions.defaults(),
            new SnmpHost(folder.resolve("collectors"), null, (event, fate) -> fate.decided(true)));
    park.into(collector);
    collector.start();
    return collector;
  }

  @Test
  void usersOfBothMethodsReadAndOthersAreRefusedWithTheReason() throws Exception {
    start(FIRST_ENGINE);
    Profiles profiles = profile();
    TestPark park = new TestPark(profiles);
    Device sha256 = device(park, profiles, address, "sha256");
    Device sha1 = device(park, profiles, address, "sha1");
    Device nobody = device(park, profiles, address, "nobody");
    Device wrongKey = device(park, profiles, address, "wrong-key");
    Collected collected = new Collected();
    try (SnmpCollector collector = collector(profiles, park, collected)) {
      good(collected, sha256, 0);
      good(collected, sha1, 0);
      // the agent's clock is our own: DateAndTime cuts tenths off
      Collected.Sample offset =
          collected.await(sha256, PointNames.COMM_CLOCK_OFFSET, 1, PATIENCE_MILLIS).getFirst();
      assertThat(offset.quality()).isEqualTo(Quality.GOOD);
      assertThat(offset.value()).isBetween(-2.0, 0.5);
      refused(collector, collected, nobody, "(does not know the user)");
      refused(collector, collected, wrongKey, "(wrong digest");
      assertThat(collected.of(sha256, "power"))
          .extracting(Collected.Sample::quality)
          .contains(Quality.BAD_NO_SUCH_OBJECT);
    }
  }

  private static void refused(
      SnmpCollector collector, Collected collected, Device device, String reason)
      throws InterruptedException {
    Quality quality = Quality.BAD_TIMEOUT;
    for (int i = 0; i < MOST_SAMPLES && quality != Quality.BAD_REFUSED; i++) {
      quality = collected.await(device, "voltage", i + 1, PATIENCE_MILLIS).get(i).quality();
      assertThat(Quality.usable(quality.code())).isFalse();
    }
    assertThat(quality).isEqualTo(Quality.BAD_REFUSED);
    DeviceHealth health = collector.health(device.id()).orElseThrow();
    assertThat(health.faults()).containsKey(Fault.KEYS_REFUSED);
    assertThat(health.lastError().orElseThrow()).contains("refuses our user or keys " + reason);
  }

  @Test
  void anAgentThatStartedAnewOrWasReplacedIsReadOn() throws Exception {
    start(FIRST_ENGINE);
    Profiles profiles = profile();
    TestPark park = new TestPark(profiles);
    Device device = device(park, profiles, address, "sha256");
    Collected collected = new Collected();
    try (SnmpCollector collector = collector(profiles, park, collected)) {
      good(collected, device, 0);
      start(FIRST_ENGINE); // its boots go up, its time begins again
      good(collected, device, collected.of(device, "voltage").size());
      start(OTHER_ENGINE);
      good(collected, device, collected.of(device, "voltage").size());
      assertThat(collector.health(device.id()).orElseThrow().faults())
          .doesNotContainKey(Fault.KEYS_REFUSED);
    }
  }

  @Test
  void everyVersionLevelAndMethodReads() throws Exception {
    start(FIRST_ENGINE);
    Profiles profiles = profile();
    TestPark park = new TestPark(profiles);
    Map<String, Credential> credentials = new HashMap<>();
    List<Device> devices = new ArrayList<>();
    for (Method method : METHODS) {
      credentials.put(method.user(), method.credential());
      devices.add(device(park, profiles, address, method.user()));
    }
    credentials.put("plain", new Credential.Community(new Secret("open-sesame")));
    PointSet points = TestPark.withHealth(profiles, "test-pdu");
    devices.add(park.add("V1", "test-pdu", "snmp-v1", address, "", "plain", points));
    devices.add(park.add("V2", "test-pdu", "snmp-v2c", address, "", "plain", points));
    Collected collected = new Collected();
    Credentials all = Credentials.of(credentials);
    try (SnmpCollector collector = collector(profiles, park, collected, all)) {
      for (Device device : devices) {
        assertThat(good(collected, device, 0).value()).as(device.code()).isEqualTo(230.1);
        // of v1 the agent refused the request for this one object; it is left out, the rest read
        assertThat(collected.await(device, "power", 1, PATIENCE_MILLIS).getFirst().quality())
            .as(device.code())
            .isEqualTo(Quality.BAD_NO_SUCH_OBJECT);
        assertThat(collector.health(device.id()).orElseThrow().faults())
            .as(device.code())
            .doesNotContainKeys(Fault.KEYS_REFUSED, Fault.TIMEOUT, Fault.WRONG_CREDENTIAL);
      }
    }
  }

  @Test
  void anEngineIsNotAskedWhoItIsAfterARestartAndAWrongOneIsFoundOut() throws Exception {
    start(FIRST_ENGINE);
    Profiles profiles = profile();
    Path kept = folder.resolve("collectors/snmp-engines");
    assertThat(requestsForTheFirstRead(profiles)).isEqualTo(2);
    assertThat(Files.readString(kept)).contains("80001f8804706172616e6f6964");
    assertThat(requestsForTheFirstRead(profiles)).isEqualTo(1);
    Files.writeString(kept, Files.readString(kept).replace("80001f8804", "80001f8805"));
    assertThat(requestsForTheFirstRead(profiles)).isEqualTo(2);
    assertThat(Files.readString(kept)).contains("80001f8804706172616e6f6964");
  }

  private long requestsForTheFirstRead(Profiles profiles) throws Exception {
    TestPark park = new TestPark(profiles);
    Device device = device(park, profiles, address, "sha256");
    Collected collected = new Collected();
    try (SnmpCollector collector = collector(profiles, park, collected)) {
      Collected.Sample first = collected.await(device, "voltage", 1, PATIENCE_MILLIS).getFirst();
      long requests = collector.figures().requests();
      assertThat(first.quality()).isEqualTo(Quality.GOOD);
      return requests;
    }
  }

  @Test
  void twoDevicesOfOneEngineIdAreReadAndNamed() throws Exception {
    start(FIRST_ENGINE);
    Profiles profiles = profile();
    TestPark park = new TestPark(profiles);
    Device one = device(park, profiles, address, "sha256");
    InetSocketAddress second =
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), address.getPort());
    Device two = device(park, profiles, second, "sha1");
    Collected collected = new Collected();
    SnmpCollector collector = collector(profiles, park, collected);
    try (collector) {
      good(collected, one, 0);
      good(collected, two, 0);
    }
    DeviceHealth health = collector.health(one.id()).orElseThrow();
    assertThat(health.faults()).containsKey(Fault.ENGINE_TWICE);
    assertThat(health.lastError().orElseThrow()).contains(one.code(), two.code());
  }
}
