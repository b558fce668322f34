package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.Oid;

/** What a profile says of notifications, and what it refuses. */
class EventPointsTest {
  private static final String HEAD =
      """
      id: mine
      vendor: Mine
      names: Mine
      sources: [{title: "My manual", revision: "1"}]
      interval: 10 s
      """;

  @TempDir private Path folder;

  private Profile profile(String text) throws IOException {
    return Profiles.read(List.of(Files.writeString(folder.resolve("mine.yaml"), text))).getFirst();
  }

  private void refused(String text, String... saying) {
    assertThatThrownBy(() -> profile(text)).hasMessageContainingAll(saying);
  }

  private static final String SNMP =
      HEAD
          + "family: snmp\nidentification: {sysObjectId: [1.3.6.1.4.1.9.7]}\npoints:\n"
          + "  - {name: load, quantity: CURRENT, names: L, decimals: 1, plausible: [0, 100],"
          + " read: [{oid: 1.3.6.1.4.1.9.1.0, wire: [INTEGER]}]}\n"
          + "events:\n";

  @Test
  void notificationsBecomeEventPointsThatNobodyAsksFor() throws IOException {
    Profile profile =
        profile(
            SNMP
                + "  - name: overload.told\n    names: {en: Overload, zh: 过载}\n    told:\n"
                + "      - {notification: 1.3.6.1.4.1.9.0.1, state: CRITICAL}\n"
                + "      - {notification: 1.3.6.1.4.1.9.0.2, state: NORMAL,"
                + " where: {object: 1.3.6.1.4.1.9.2, is: [3, on]}}\n");
    EventPoint event = profile.events().getFirst();
    assertThat(event.spec().quantity()).isEqualTo(Quantity.EVENT);
    assertThat(event.spec().onChange()).isTrue();
    assertThat(event.tells())
        .extracting(EventPoint.Telling::state)
        .containsExactly(DeviceState.CRITICAL, DeviceState.NORMAL);
    EventPoint.Carried carried = event.tells().get(1).carries().orElseThrow();
    assertThat(carried.values()).containsExactlyInAnyOrder("3", "on");
    assertThat(carried.isAbout(new Oid("1.3.6.1.4.1.9.2.7"))).isTrue();
    assertThat(carried.isAbout(new Oid("1.3.6.1.4.1.9.22"))).isFalse();
    assertThat(profile.pointSet().ordinal("overload.told")).isEqualTo(1);
    assertThat(profile.points()).extracting(p -> p.spec().name()).containsExactly("load");
    assertThat(profile.readEvery(Duration.ofSeconds(1)).pointSet().specs().get(1))
        .isEqualTo(event.spec());
  }

  @Test
  void mistakesInEventsAreNamedEach() {
    refused(
        SNMP
            + "  - {name: load, names: L, told: [{notification: 1.3.6.x, state: WARNING}]}\n"
            + "  - {name: b, names: L, told: [{notification: 1.3.6.1, state: NORMAL}]}\n"
            + "  - {name: c, names: L, told: [{notification: 1.3.6.1}]}\n"
            + "  - {name: d, names: L, told: [{notification: 1.3.6.1, state: OFF},"
            + " {notification: 1.3.6.1, state: NORMAL, where: {object: 1.3.6.2}}]}\n",
        "load stands twice",
        "'1.3.6.x' is not an object identifier",
        "must name at least one notification that is not NORMAL",
        "told[0].state: is missing; NORMAL is what clears",
        "stands twice in this event",
        "must say which values the object has then");
    refused(
        HEAD
            + "family: modbus\npoints:\n"
            + "  - {name: b, quantity: EVENT, names: B, decimals: 0, plausible: [0, 9],"
            + " read: [{register: 2, wire: U16}]}\n"
            + "events: [{name: c, names: C, told: [{notification: 1.3.6.1, state: OFF}]}]\n",
        "only SNMP devices send notifications",
        "stands under 'events' of the profile");
  }
}
