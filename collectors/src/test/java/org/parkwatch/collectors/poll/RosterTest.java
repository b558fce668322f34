package org.parkwatch.collectors.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;

class RosterTest {
  private static final Set<String> PROTOCOLS = Set.of("snmp-v2c");

  private final Profiles profiles = Profiles.load();
  private final List<String> problems = new ArrayList<>();

  /** A protocol whose credential may change. */
  private record Any(boolean sameCredential) implements Roster.Admission<PolledDevice<String>> {
    @Override
    public Optional<PolledDevice<String>> admit(
        Device device, Profile profile, List<String> problems) {
      Make<String> make = new Make<>(profile, device.points(), plan -> "ask");
      return Optional.of(new PolledDevice<>(device, make, 1000));
    }

    @Override
    public boolean goesOn(PolledDevice<String> before, Device device) {
      return sameCredential;
    }
  }

  private static InetSocketAddress port(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  private Roster<PolledDevice<String>> next(
      Roster<PolledDevice<String>> before, TestPark park, boolean sameCredential) {
    return before.next(park.build(), PROTOCOLS, profiles, new Any(sameCredential), problems);
  }

  @Test
  void devicesThatDidNotChangeKeepTheirStateOverAReloadAndOthersBeginAnew() {
    TestPark park = new TestPark(profiles);
    Device kept = park.add("A", "apc-rpdu2", port(1));
    Device moved = park.add("B", "geist-rpdu", port(2));
    Roster<PolledDevice<String>> before = next(Roster.empty(), park, true);
    TestPark changed = new TestPark(profiles);
    changed.add("A", "apc-rpdu2", port(1));
    changed.add("B", "geist-rpdu", port(3));
    changed.add("C", "raritan-px", port(4));
    changed.add(
        "D", "raritan-px", "other", port(5), "", TestPark.withHealth(profiles, "raritan-px"));
    Roster<PolledDevice<String>> after = next(before, changed, true);
    assertThat(after.find(kept.id()).orElseThrow()).isSameAs(before.find(kept.id()).orElseThrow());
    assertThat(after.find(moved.id()).orElseThrow())
        .isNotSameAs(before.find(moved.id()).orElseThrow());
    assertThat(after.size()).isEqualTo(3); // D speaks something else
    assertThat(next(after, changed, false).find(kept.id()).orElseThrow())
        .isNotSameAs(after.find(kept.id()).orElseThrow());
    assertThat(problems).isEmpty();
  }
}
