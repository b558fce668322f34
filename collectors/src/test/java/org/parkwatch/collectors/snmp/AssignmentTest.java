package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;

class AssignmentTest {
  private final Profiles profiles = Profiles.load();

  private static InetSocketAddress port(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  @Test
  void everyDeviceThatCannotBeReadIsNamedAtOnce() {
    TestPark park = new TestPark(profiles);
    park.add("A", "apc-rpdu2", port(1));
    park.add("B", "no-such-make", port(2), TestPark.withHealth(profiles, "apc-rpdu2"));
    Park built = park.build();
    assertThatThrownBy(
            () -> Assignment.of(built, profiles, Credentials.of(Map.of()), 1, Assignment.NONE))
        .isInstanceOf(CollectorRefused.class)
        .hasMessageContaining("A: no credential 'rack-pdus'")
        .hasMessageContaining("B: no profile 'no-such-make'");
  }

  @Test
  void devicesThatDidNotChangeKeepTheirStateOverAReloadAndOthersBeginAnew() {
    TestPark park = new TestPark(profiles);
    Device kept = park.add("A", "apc-rpdu2", port(1));
    Device moved = park.add("B", "geist-rpdu", port(2));
    Assignment before =
        Assignment.of(park.build(), profiles, TestPark.CREDENTIALS, 2, Assignment.NONE);
    TestPark next = new TestPark(profiles);
    next.add("A", "apc-rpdu2", port(1));
    next.add("B", "geist-rpdu", port(3));
    next.add("C", "raritan-px", port(4));
    Assignment after = Assignment.of(next.build(), profiles, TestPark.CREDENTIALS, 2, before);
    assertThat(after.byId().get(kept.id())).isSameAs(before.byId().get(kept.id()));
    assertThat(after.byId().get(moved.id())).isNotSameAs(before.byId().get(moved.id()));
    assertThat(after.byId()).hasSize(3);
    assertThat(after.lanes()).hasSize(2).allMatch(lane -> !lane.isEmpty());
    Credentials changed = Credentials.of(Map.of("rack-pdus", new Secret("new")));
    assertThat(Assignment.of(next.build(), profiles, changed, 2, after).byId().get(kept.id()))
        .isNotSameAs(after.byId().get(kept.id()));
  }
}
