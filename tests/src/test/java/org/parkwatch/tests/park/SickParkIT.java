package org.parkwatch.tests.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.FullPark;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.OnTime;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SampleMemory;

/**
 * The whole park with 5 % of its agents dead, 2 % answering after 3 s and some that fail in other
 * ways. The faults are made once; each test looks at what came of one kind.
 */
@Tag("alone")
class SickParkIT {
  private static final long SEED = 20_261_122;
  private static final double SILENT_SHARE = 0.05;
  private static final double SLOW_SHARE = 0.02;
  private static final int FEW = 20;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int SLOTS = 3;

  /** The first reads of a dead device run into their timeouts; then it is known to be dead. */
  private static final Duration UNTIL_NOTICED = Duration.ofSeconds(15);

  /** Two of them cover a device's polls; the second comes when its waits have doubled twice. */
  private static final Duration WINDOW = Duration.ofSeconds(20);

  /**
   * Of a test's machine no more is asked than that the sick do not drag the healthy along: the
   * bench ({@code bench park --sick}) holds the 99.5 %.
   */
  private static final double LOOSE_SHARE = 0.97;

  private static final FullPark PARK = FullPark.shared();
  private static List<String> silent = List.of();
  private static List<String> slow = List.of();
  private static List<String> garbage = List.of();
  private static List<String> reset = List.of();
  private static List<String> overloaded = List.of();
  private static long injectedMillis;
  private static double healthyShare;
  private static long askedAtFirst;
  private static long askedLater;
  private static SampleMemory memory = new SampleMemory(new java.util.BitSet());

  @BeforeAll
  static void makeSick() throws Exception {
    choose();
    Set<String> sick = new HashSet<>();
    for (List<String> some : List.of(silent, slow, garbage, reset, overloaded)) {
      sick.addAll(some);
    }
    memory = new SampleMemory(PARK.devices().pointsOf(sick.stream().map(SickParkIT::pdu).toList()));
    try (LogTail log =
        new LogTail(PARK.installation().data().resolve("log"), 0, memory::take).start()) {
      Await.pass(INTERVAL); // so that every counter was seen before it is reset
      PARK.simulated().overload(overloaded);
      PARK.simulated().silent(silent);
      PARK.simulated().slow(slow, Duration.ofSeconds(3));
      PARK.simulated().garbage(garbage);
      PARK.simulated().resetCounters(reset);
      injectedMillis = RigClock.WALL.millis();
      long asked = PARK.simulated().askedInVain();
      Await.pass(WINDOW);
      askedAtFirst = PARK.simulated().askedInVain() - asked;
      healthyShare = shareOfTheHealthy(sick);
      asked = PARK.simulated().askedInVain();
      Await.pass(WINDOW);
      askedLater = PARK.simulated().askedInVain() - asked;
      assertThat(log.damaged()).isZero();
    }
  }

  @AfterAll
  static void heal() {
    for (List<String> some : List.of(silent, slow, garbage, reset, overloaded)) {
      PARK.simulated().clear(some);
    }
  }

  /** In service, but for the first of each make and protocol, which other proofs want healthy. */
  private static void choose() {
    Set<String> kept =
        Stream.of("snmp-v2c", "snmp-v3")
            .flatMap(protocol ->
                PARK
                    .devices()
                    .firstOfEachProfile(FEW, pdu -> pdu.protocol().equals(protocol))
                    .stream())
            .map(RackPdu::code)
            .collect(Collectors.toSet());
    List<String> codes = new ArrayList<>(PARK.devices().inService(new Random(SEED)));
    codes.removeAll(kept);
    int all = PARK.devices().devices().size();
    int at = 0;
    silent = codes.subList(at, at += (int) (all * SILENT_SHARE));
    slow = codes.subList(at, at += (int) (all * SLOW_SHARE));
    garbage = codes.subList(at, at += FEW);
    reset = codes.subList(at, at += FEW);
    overloaded = codes.subList(at, at + FEW);
  }

  private static double shareOfTheHealthy(Set<String> sick) throws Exception {
    long from = Math.floorDiv(RigClock.WALL.millis(), 1000) * 1000 + 1000;
    OnTime onTime = new OnTime(PARK.devices().polledPoints(INTERVAL, sick), from, SLOTS, INTERVAL);
    try (LogTail log =
        new LogTail(PARK.installation().data().resolve("log"), 0, onTime::take).start()) {
      Await.until(
          "the log has passed the measured time",
          INTERVAL.multipliedBy(SLOTS + 4),
          () -> log.lastCommitMillis() > from + INTERVAL.multipliedBy(SLOTS + 1).toMillis());
    }
    System.err.printf(
        "sick park: healthy %.4f on time, worst %d ms%n", onTime.share(), onTime.worstMillis());
    return onTime.share();
  }

  @Test
  void theHealthyAreReadOnTime() {
    assertThat(healthyShare).isGreaterThan(LOOSE_SHARE);
  }

  @Test
  void aDeadDeviceIsAskedEverLess() {
    assertThat(askedAtFirst).as("requests to dead devices at first").isPositive();
    // Asked each 10 s it would be as often; with waits of 10, 20, 40 s it is half.
    assertThat((double) askedLater / askedAtFirst)
        .as("requests in as long a time 50 s later, as a share")
        .isLessThan(0.7);
  }

  @Test
  void aDeadDeviceIsNeverGoodAndNeverZero() {
    for (String device : silent) {
      assertOnly(device, Set.of(Quality.BAD_TIMEOUT, Quality.BAD_BACKED_OFF));
    }
  }

  @Test
  void anAnswerThatComesTooLateIsNoReading() {
    for (String device : slow) {
      assertOnly(device, Set.of(Quality.BAD_TIMEOUT, Quality.BAD_BACKED_OFF));
    }
  }

  @Test
  void garbageIsBadWithAReason() {
    Set<Quality> seen = new TreeSet<>();
    for (String device : garbage) {
      seen.addAll(
          assertOnly(
              device, Set.of(Quality.BAD_MALFORMED, Quality.BAD_TIMEOUT, Quality.BAD_BACKED_OFF)));
    }
    assertThat(seen).contains(Quality.BAD_MALFORMED);
  }

  @Test
  void aResetCounterIsReadAsItIs() {
    for (String device : reset) {
      NavigableMap<Long, Double> energy = memory.good(pdu(device).point("energy"));
      NavigableMap<Long, Double> before = energy.headMap(injectedMillis - 1000, true);
      NavigableMap<Long, Double> after = energy.tailMap(noticed(), true);
      assertThat(before).as(device).isNotEmpty();
      assertThat(after).as(device).isNotEmpty();
      assertThat(after.lastEntry().getValue())
          .as("energy register of %s", device)
          .isLessThan(before.lastEntry().getValue());
    }
  }

  @Test
  void everyOverloadIsAnAlarm() {
    assertThat(raised(ProofRule::is)).isEqualTo(Set.copyOf(overloaded));
  }

  @Test
  void everyDeviceThatGivesNoReadingIsAnAlarmAndNoOtherIs() {
    Set<String> expected = new HashSet<>(silent);
    expected.addAll(slow);
    expected.addAll(garbage);
    Await.until(
        "the silence of " + expected.size() + " devices is journalled",
        Duration.ofSeconds(30),
        () -> raised("rack-pdu.silent"::equals).size() >= expected.size());
    assertThat(raised("rack-pdu.silent"::equals)).isEqualTo(expected);
  }

  private static Set<String> raised(Predicate<String> rule) {
    try (AlarmJournal journal = AlarmJournal.open(PARK.installation().data())) {
      return journal
          .entries(entry -> entry.kind() == EntryKind.RAISED && rule.test(entry.rule()))
          .stream()
          .map(JournalEntry::device)
          .collect(Collectors.toSet());
    }
  }

  /** Every polled point of the device has samples since it failed, all of these qualities. */
  private static Set<Quality> assertOnly(String device, Collection<Quality> allowed) {
    RackPdu pdu = pdu(device);
    Set<Quality> seen = new TreeSet<>();
    for (RackPdu.Point point : pdu.points()) {
      if (!point.unasked()) {
        NavigableMap<Long, SampleMemory.Sample> samples =
            memory.of(pdu.point(point.name())).tailMap(noticed(), true);
        assertThat(samples).as("%s %s", device, point.name()).isNotEmpty();
        samples.values().forEach(sample -> seen.add(sample.quality()));
        assertThat(samples.values()).allMatch(sample -> Double.isNaN(sample.value()));
      }
    }
    assertThat(allowed).as(device).containsAll(seen);
    return seen;
  }

  private static long noticed() {
    return injectedMillis + UNTIL_NOTICED.toMillis();
  }

  private static RackPdu pdu(String device) {
    return PARK.devices().device(device);
  }
}
