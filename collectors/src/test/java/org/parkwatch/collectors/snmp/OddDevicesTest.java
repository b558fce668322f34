package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.collectors.snmp.discovery.Discovered;
import org.parkwatch.collectors.snmp.discovery.Discovery;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.MibProfiles;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.rackpdu.RackPduModels;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.telemetry.sample.Quality;

/** Devices that drop what is too much for them, over real sockets from the simulators' engine. */
class OddDevicesTest {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int TIMEOUT_MILLIS = 150;
  private static final String PROFILE =
      """
      id: %s
      vendor: Test
      names: Test
      sources: [{title: test, revision: "1"}]
      family: snmp
      identification: {sysObjectId: [1.3.6.1.4.1.99999]}
      %s
      points:
        - {name: a, quantity: COUNT, names: A, decimals: 0, interval: 1 s, plausible: [0, 99],
           read: [{oid: 1.3.6.1.4.1.99999.1.0, wire: [INTEGER]}]}
        - {name: b, quantity: COUNT, names: B, decimals: 0, interval: 1 s, plausible: [0, 99],
           read: [{oid: 1.3.6.1.4.1.99999.2.0, wire: [INTEGER]}]}
        - {name: c, quantity: COUNT, names: C, decimals: 0, interval: 1 s, plausible: [0, 99],
           read: [{oid: 1.3.6.1.4.1.99999.3.0, wire: [INTEGER]}]}
      """;

  @TempDir Path folder;

  private static MibTree<String> three() {
    MibTree.Builder<String> tree = MibTree.builder();
    for (int i = 1; i <= 3; i++) {
      int value = 10 * i;
      tree.add("1.3.6.1.4.1.99999." + i, "0", (reading, sink) -> sink.integer(value));
    }
    return tree.build();
  }

  @Test
  void aDeviceThatDropsRequestsForSeveralObjectsIsAskedForEachAloneIfItsProfileSaysSo()
      throws Exception {
    Files.writeString(
        folder.resolve("odd.yaml"), PROFILE.formatted("test-odd", "oddities: [no-multi-oid]"));
    Files.writeString(folder.resolve("plain.yaml"), PROFILE.formatted("test-plain", ""));
    Profiles profiles = Profiles.load(folder);
    TestPark park = new TestPark(profiles);
    Collected collected = new Collected();
    try (OddAgent<String> named = new OddAgent<>(three(), "", 1, 99);
        OddAgent<String> unnamed = new OddAgent<>(three(), "", 1, 99);
        SnmpCollector collector =
            new SnmpCollector(
                profiles,
                TestPark.CREDENTIALS,
                collected,
                InstantSource.system(),
                SnmpOptions.defaults())) {
      Device odd = park.add("ODD", "test-odd", named.address());
      Device plain = park.add("PLAIN", "test-plain", unnamed.address());
      park.into(collector);
      collector.start();
      for (int i = 0; i < 3; i++) {
        List<Collected.Sample> read =
            collected.await(odd, List.of("a", "b", "c").get(i), 2, PATIENCE_MILLIS);
        assertThat(read).allMatch(sample -> sample.quality() == Quality.GOOD);
        assertThat(read.getLast().value()).isEqualTo(10.0 * (i + 1));
      }
      assertThat(named.mostAsked).hasValue(1);
      assertThat(collected.await(plain, "a", 1, PATIENCE_MILLIS).getFirst().quality())
          .isEqualTo(Quality.BAD_TIMEOUT);
      assertThat(unnamed.mostAsked).hasValue(3);
    }
  }

  @Test
  void discoveryFindsTheSameOnACardThatIsSilentAboutMuch() throws Exception {
    MibTree<PduReading> tree = new RackPduModels().tree("AP8853").orElseThrow();
    Discovered usual = discover(tree, 99, 99);
    Discovered odd = discover(tree, 3, 4);
    assertThat(odd.identity()).isEqualTo(usual.identity());
    assertThat(odd.points())
        .extracting(FoundPoint::binding)
        .isEqualTo(usual.points().stream().map(FoundPoint::binding).toList())
        .hasSizeGreaterThan(10);
  }

  private static Discovered discover(MibTree<PduReading> tree, int objects, int repetitions)
      throws IOException {
    try (OddAgent<PduReading> agent = new OddAgent<>(tree, new PduReading(), objects, repetitions);
        Conversation device = conversation(agent.address())) {
      return new Discovery(MibProfiles.load()).discover(device);
    }
  }

  private static Conversation conversation(InetSocketAddress address) throws IOException {
    Access access = Access.plain(Assignment.V2C, new Secret(TestPark.COMMUNITY));
    return new Conversation(address, access, TIMEOUT_MILLIS, 10_000);
  }

  @Test
  void aDeviceThatAnswersNothingIsStillSilent() throws Exception {
    try (OddAgent<String> agent = new OddAgent<>(three(), "", 0, 0);
        Conversation device = conversation(agent.address())) {
      assertThatThrownBy(() -> new Discovery(MibProfiles.load()).discover(device))
          .isInstanceOfSatisfying(
              NoAnswer.class, silent -> assertThat(silent.fault()).isEqualTo(Fault.TIMEOUT));
    }
  }
}
