package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
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
        agentaddress udp:127.0.0.1:%d
        exactEngineID %s
        createUser watch256 SHA-256 "auth-pass-256" AES "priv-pass-any"
        createUser watch1 SHA "auth-pass-1" AES "priv-pass-any"
        rouser watch256 priv
        rouser watch1 priv
        override 1.3.6.1.4.1.99999.1.0 integer 2301
        override 1.3.6.1.4.1.99999.2.0 integer 66
        """
            .formatted(address.getPort(), engine));
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

  private Profiles profile() throws IOException {
    Files.writeString(
        folder.resolve("test.yaml"),
        LaneTest.PROFILE.replaceAll("interval: \\d+ s", "interval: 1 s")
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
    SnmpCollector collector =
        new SnmpCollector(
            profiles, CREDENTIALS, collected, InstantSource.system(), SnmpOptions.defaults());
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
}
