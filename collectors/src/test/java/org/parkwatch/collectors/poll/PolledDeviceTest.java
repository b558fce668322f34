package org.parkwatch.collectors.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Life;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;

/** Points of a long interval must not stay unknown for that long after a start. */
class PolledDeviceTest {
  @Test
  void everythingIsReadUntilTheDeviceHasAnsweredOnce() {
    Profile profile = Profiles.load().find("battery-monitor-240").orElseThrow();
    Make<Integer> make = new Make<>(profile, profile.pointSet(), plan -> plan.addresses().size());
    int all = make.round(0).points();
    int usual = make.round(1).points();
    assertThat(all).isEqualTo(profile.points().size()).isGreaterThan(usual);
    Device device =
        new Device(
            1,
            "B-1",
            1,
            "",
            profile.id(),
            "modbus-tcp",
            "127.0.0.1",
            502,
            "1",
            null,
            0,
            0,
            profile.pointSet(),
            Life.IN_SERVICE);
    PolledDevice<Integer> polled = new PolledDevice<>(device, make, 1000);
    polled.slot(10_000, 1);
    assertThat(polled.round().points()).isEqualTo(all);
    polled.slot(20_000, 2);
    assertThat(polled.round().points()).isEqualTo(all);
    polled.lastOkMillis = 20_000;
    assertThat(polled.round().points()).as("the slot under way").isEqualTo(all);
    polled.slot(30_000, 3);
    assertThat(polled.round().points()).isEqualTo(usual);
  }
}
