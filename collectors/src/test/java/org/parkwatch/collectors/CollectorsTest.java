package org.parkwatch.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;

class CollectorsTest {
  private final Profiles profiles = Profiles.load();

  private static InetSocketAddress port(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  private SnmpCollector snmp(Credentials credentials) {
    return new SnmpCollector(
        profiles, credentials, new Collected(), InstantSource.system(), SnmpOptions.defaults());
  }

  @Test
  void everyDeviceThatCannotBeReadIsNamedAtOnceWithItsReason() {
    TestPark park = new TestPark(profiles);
    park.add("A", "apc-rpdu2", port(1));
    park.add(
        "B", "no-such-make", "snmp-v2c", port(2), "", TestPark.withHealth(profiles, "apc-rpdu2"));
    park.add("C", "apc-rpdu2", "bacnet", port(3), "", TestPark.withHealth(profiles, "apc-rpdu2"));
    assertThatThrownBy(
            () -> new Collectors(park.build(), List.of(snmp(Credentials.of(Map.of())))).close())
        .isInstanceOf(CollectorRefused.class)
        .hasMessageContaining("3 devices cannot be collected")
        .hasMessageContaining("A: no community 'rack-pdus' in credentials")
        .hasMessageContaining("B: no profile 'no-such-make'")
        .hasMessageContaining("C: nobody speaks protocol 'bacnet'");
  }

  @Test
  void aReloadThatIsRefusedChangesNothing() {
    TestPark park = new TestPark(profiles);
    Device kept = park.add("A", "apc-rpdu2", port(1));
    try (Collectors collectors =
        new Collectors(park.build(), List.of(snmp(TestPark.CREDENTIALS)))) {
      Device added =
          park.add(
              "B", "no-such", "snmp-v2c", port(2), "", TestPark.withHealth(profiles, "apc-rpdu2"));
      assertThatThrownBy(() -> collectors.reload(park.build()))
          .isInstanceOf(CollectorRefused.class);
      assertThat(collectors.health(kept.id())).isPresent();
      assertThat(collectors.health(added.id())).isEmpty();
    }
  }

  @Test
  void twoCollectorsOfOneProtocolAreAMistakeOfTheProgram() {
    List<ProtocolCollector> twice = List.of(snmp(TestPark.CREDENTIALS), snmp(TestPark.CREDENTIALS));
    assertThatThrownBy(() -> new Collectors(new TestPark(profiles).build(), twice).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two collectors speak snmp-v");
  }
}
