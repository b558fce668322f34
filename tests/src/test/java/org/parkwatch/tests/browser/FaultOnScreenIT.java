package org.parkwatch.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.RigClock;

/**
 * From a rack PDU that fails to the person who is told. The faults are made once; each test looks
 * at what came of one.
 */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultOnScreenIT {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Two attempts of 1 s each. */
  private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(2);

  /** Of both rules, {@code rack-pdu.silent} and {@code rack-pdu.current.high}. */
  private static final Duration ON_DELAY = Duration.ofSeconds(30);

  /** All rack PDUs of feed B of the small park's room hang on it. */
  private static final String SWITCH = "FZ-B1-1F-R101-SW-B";

  private static final Duration TO_THE_SCREEN = Duration.ofSeconds(1);

  private SmallPark park;
  private Screen map;
  private Screen list;
  private String silent;
  private String overloaded;
  private long faultMillis;
  private Duration grey;
  private Duration silentListed;
  private Duration overloadListed;
  private Duration switchListed;

  @BeforeAll
  void makeFaults() {
    park = SmallPark.shared();
    silent = park.cabinets().get(2);
    overloaded = park.cabinets().get(3);
    map = park.desk();
    list = park.desk();
    list.open("/alarms");
    list.page().locator(".pw-alarms").waitFor();
    map.await(Screen.measured(silent));
    map.watchMap("grey", Screen.unanswered(silent));
    list.watchList("silent", place(silent), "does not answer");
    list.watchList("overload", place(overloaded), "current", "limit");
    list.watchList("switch", "suspected: Switch B dead", "devices behind it silent");
    map.awaitNextRead(silent); // a fault right after a read is seen last
    faultMillis = RigClock.WALL.millis();
    park.simulated().silent(List.of(SmallPark.deviceOf(silent)));
    park.simulated().overload(List.of(SmallPark.deviceOf(overloaded)));
    grey = after(map.seenAtMillis("grey"));
    long switchMillis = RigClock.WALL.millis();
    park.simulated().event("switch-dead", SWITCH);
    silentListed = after(list.seenAtMillis("silent"));
    overloadListed = after(list.seenAtMillis("overload"));
    switchListed = Duration.ofMillis(list.seenAtMillis("switch") - switchMillis);
  }

  @AfterAll
  void heal() {
    if (map != null && list != null) {
      park.simulated().endEvent("switch-dead");
      park.simulated().clear(List.of(SmallPark.deviceOf(silent), SmallPark.deviceOf(overloaded)));
      map.close();
      list.close();
    }
  }

  private Duration after(long millis) {
    return Duration.ofMillis(millis - faultMillis);
  }

  /** As a line of the list names it in a park of one building: {@code R101 A07}. */
  private static String place(String cabinet) {
    int label = cabinet.lastIndexOf('-');
    int room = cabinet.lastIndexOf('-', label - 1);
    return cabinet.substring(room + 1).replace('-', ' ');
  }

  private JournalEntry raised(String rule, String cabinet) {
    try (AlarmJournal journal = AlarmJournal.open(park.installation().data())) {
      return journal
          .entries(entry ->
              entry.kind() == EntryKind.RAISED
                  && entry.rule().equals(rule)
                  && entry.device().equals(SmallPark.deviceOf(cabinet)))
          .getFirst();
    }
  }

  @Test
  void aSilentDeviceTurnsItsCabinetGrey() {
    Duration promised = INTERVAL.plus(UNTIL_GIVEN_UP).plus(TO_THE_SCREEN);
    System.err.printf("browser: silent device grey after %s (promised %s)%n", grey, promised);
    assertThat(grey).isLessThanOrEqualTo(promised);
  }

  @Test
  void aSilentDeviceIsListed() {
    assertListed(
        "rack-pdu.silent",
        silent,
        silentListed,
        INTERVAL.plus(UNTIL_GIVEN_UP).plus(ON_DELAY).plus(TO_THE_SCREEN));
  }

  @Test
  void anOverloadIsListed() {
    assertListed(
        "rack-pdu.current.high",
        overloaded,
        overloadListed,
        INTERVAL.plus(ON_DELAY).plus(TO_THE_SCREEN));
  }

  /** However many devices fall silent behind it: each of them is journalled, none has a line. */
  @Test
  void aDeadSwitchIsOneLine() {
    System.err.printf("browser: dead switch on the screen after %s%n", switchListed);
    assertThat(switchListed)
        .isLessThanOrEqualTo(INTERVAL.plus(UNTIL_GIVEN_UP).plus(ON_DELAY).plus(TO_THE_SCREEN));
    Await.until(
        "the silence of feed B is journalled",
        INTERVAL.plus(UNTIL_GIVEN_UP).plus(ON_DELAY),
        () -> raisedOfFeedB() >= park.cabinets().size());
    assertThat(
            list.page()
                .locator(
                    ".pw-line:visible",
                    new Page.LocatorOptions().setHasText("rack PDU does not answer"))
                .count())
        .as("lines of single silent rack PDUs")
        .isEqualTo(1);
  }

  private long raisedOfFeedB() {
    try (AlarmJournal journal = AlarmJournal.open(park.installation().data())) {
      return journal
          .entries(entry ->
              entry.kind() == EntryKind.RAISED
                  && entry.rule().equals("rack-pdu.silent")
                  && entry.device().endsWith("-PDU-B"))
          .size();
    }
  }

  private void assertListed(String rule, String cabinet, Duration listed, Duration promised) {
    JournalEntry entry = raised(rule, cabinet);
    Duration read = after(entry.sinceMillis());
    Duration journalled = after(entry.committedAtMillis());
    System.err.printf(
        "browser: %s read after %s, journalled after %s, on the screen after %s (promised %s)%n",
        rule, read, journalled, listed, promised);
    assertThat(listed).isLessThanOrEqualTo(promised);
    assertThat(listed).isGreaterThan(ON_DELAY);
    assertThat(listed.minus(journalled)).isLessThanOrEqualTo(TO_THE_SCREEN);
  }
}
