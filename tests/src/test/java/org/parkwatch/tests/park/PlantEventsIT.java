package org.parkwatch.tests.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.simulators.plant.PlantEvent;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SampleMemory;
import org.parkwatch.tests.rig.SimulatedPark;
import org.parkwatch.tests.rig.StandingLines;

/**
 * The twelve scripted events in one room of building 1, from the physics over the real protocol
 * servers and collectors into the sample log: their main points say what happened. The monthly run
 * comes first, in a healthy park, where it must wake nobody.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlantEventsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration GENSETS = Duration.ofSeconds(150);

  /** Longer than the on-delay of every rule of level 1 and 2 about what moves in a test run. */
  private static final Duration RUN = Duration.ofSeconds(25);

  /** Silence is an alarm after a minute, and some devices are heard every half a minute. */
  private static final Duration LINES = Duration.ofMinutes(4);

  /** Levels that need somebody at once. */
  private static final int IMPORTANT = 2;

  private static final String ROOM = "FZ-B1-1F-R101";

  private static Installation installation;
  private static SimulatedPark simulated;
  private static ParkOnDisk park;
  private static SampleMemory memory;
  private static LogTail log;
  private static long began;

  /** When the first of the events began that go on together. */
  private static long firstBegan = Long.MAX_VALUE;

  private static Map<String, Names> names;

  @BeforeAll
  static void start() {
    Path root = Installation.projectRoot();
    installation = Installation.fresh(root, root.resolve("tests/target/proofs/events"));
    installation.run("--small");
    simulated = new SimulatedPark(installation.data());
    park = ParkOnDisk.read(installation.data());
    names =
        ParkFiles.read(installation.data().resolve("park")).equipment().stream()
            .collect(Collectors.toMap(EquipmentDraft::code, EquipmentDraft::names));
    BitSet all = park.pointsOf(park.devices());
    memory = new SampleMemory(all);
    log = new LogTail(installation.data().resolve("log"), 0, memory::take).start();
  }

  @AfterAll
  static void end() throws Exception {
    log.close();
    installation.close();
  }

  @Test
  @Order(1)
  void aHealthyMonthlyRunWakesNobody() {
    begin("genset-test", "FZ-B1-GEN-2");
    for (int n = 1; n <= 8; n++) {
      says("FZ-B1-GEN-2-" + n + "-C", "mode", DeviceState.NOTICE);
      says("FZ-B1-GEN-2-" + n + "-C", "speed", rpm -> rpm > 1450);
    }
    Await.pass(RUN);
    says("FZ-B1-1F-UPS-A1-C", "mode", DeviceState.NORMAL);
    assertThat(raised()).isEmpty();
    reads(Map.of(PlantEvent.GENSET_TEST, "FZ-B1-GEN-2"));
    simulated.endEvent("genset-test");
    says("FZ-B1-GEN-2-1-C", "mode", DeviceState.NORMAL);
    assertThat(raised()).isEmpty();
  }

  @Test
  @Order(2)
  void halfOfARoomsAirIsOneLine() {
    begin("crah-lost", ROOM);
    says(ROOM + "-CRAH-01-C", "state", DeviceState.CRITICAL);
    says(ROOM + "-CRAH-02-C", "state", DeviceState.NORMAL);
    reads(Map.of(PlantEvent.CRAH_LOST, ROOM));
    simulated.endEvent("crah-lost");
    says(ROOM + "-CRAH-01-C", "state", DeviceState.NORMAL);
  }

  /** They touch different equipment, so they may go on together. */
  @Test
  @Order(3)
  void whatHappensToOneThingIsSaidByItsOwnDevice() {
    begin("ups-bypass", "FZ-B1-1F-UPS-A1");
    begin("ups-module", "FZ-B1-1F-UPS-B1");
    begin("rpp-trip", ROOM + "-B-RPP-A");
    begin("chiller-trip", "FZ-B1");
    begin("crah-lost", ROOM); // the fire signal of the same room explains them
    begin("leak", ROOM);
    begin("gas-release", ROOM);
    begin("switch-dead", ROOM + "-SW-B");
    begin("circuit-lost", "FZ-B1-1F-CC-B");

    says("FZ-B1-1F-UPS-A1-C", "mode", DeviceState.WARNING);
    says("FZ-B1-1F-UPS-B1-C", "module07.state", DeviceState.CRITICAL);
    says("FZ-B1-1F-UPS-B1-C", "mode", DeviceState.NORMAL);
    silent(ROOM + "-B-RPP-A-M", "power");
    silent(ROOM + "-B05-PDU-A", "power");
    says("FZ-B1-CH-1-C", "state", DeviceState.CRITICAL);
    says("FZ-B1-TANK-1-C", "state", DeviceState.WARNING);
    says(ROOM + "-CRAH-01-C", "state", DeviceState.CRITICAL);
    says(ROOM + "-CRAH-02-C", "state", DeviceState.NORMAL);
    says(ROOM + "-LEAK-S", "state", DeviceState.CRITICAL);
    says(ROOM + "-LEAK-S", "distance", metres -> metres == 17.5);
    says(ROOM + "-FIRE-S", "release.state", DeviceState.CRITICAL);
    says(ROOM + "-VESDA-S", "state", DeviceState.WARNING);
    silent(ROOM + "-C05-PDU-B", "power");
    says(ROOM + "-C05-PDU-A", "power", kw -> kw >= 0);
    says("FZ-B1-1F-CC-B-C", "breaker.state", DeviceState.CRITICAL);
    says("FZ-B1-1F-TIE-C", "breaker.state", DeviceState.NORMAL);

    Await.until(
        "each of them is an alarm",
        SOON,
        () ->
            raised()
                .containsAll(
                    Set.of(
                        "ups.mode FZ-B1-1F-UPS-A1-C",
                        "chiller.state FZ-B1-CH-1-C",
                        "grid-circuit.breaker FZ-B1-1F-CC-B-C")));
    reads(
        Map.of(
            PlantEvent.UPS_BYPASS,
            "FZ-B1-1F-UPS-A1",
            PlantEvent.UPS_MODULE,
            "FZ-B1-1F-UPS-B1",
            PlantEvent.RPP_TRIP,
            ROOM + "-B-RPP-A",
            PlantEvent.CHILLER_TRIP,
            "FZ-B1-CH-1",
            PlantEvent.LEAK,
            ROOM + "-LEAK",
            PlantEvent.GAS_RELEASE,
            ROOM + "-FIRE",
            PlantEvent.SWITCH_DEAD,
            ROOM + "-SW-B",
            PlantEvent.CIRCUIT_LOST,
            "FZ-B1-1F-CC-B"));
    simulated.endEvent("all");
    says("FZ-B1-1F-UPS-A1-C", "mode", DeviceState.NORMAL);
    says(ROOM + "-LEAK-S", "state", DeviceState.NORMAL);
  }

  @Test
  @Order(4)
  void aSetThatFailsToStartSaysSo() {
    begin("genset-fails", "FZ-B1-1F-MV-A");
    says("FZ-B1-GEN-1-8-C", "state", DeviceState.CRITICAL);
    says("FZ-B1-1F-UPS-A1-C", "mode", DeviceState.CRITICAL);
    reads(Map.of(PlantEvent.GENSET_FAILS, "FZ-B1-1F-MV-A"));
    simulated.endEvent("genset-fails");
    says("FZ-B1-GEN-1-8-C", "state", DeviceState.NORMAL);
    assertThat(raised()).contains("genset.state FZ-B1-GEN-1-8-C", "ups.mode FZ-B1-1F-UPS-A1-C");
  }

  @Test
  @Order(5)
  void withoutMainsTheGensetsCarryTheFloor() {
    begin("both-lost", "FZ-B1-1F-MV-A");
    says("FZ-B1-1F-CC-A-C", "breaker.state", DeviceState.CRITICAL);
    says("FZ-B1-1F-CC-B-C", "breaker.state", DeviceState.CRITICAL);
    reads(Map.of(PlantEvent.BOTH_LOST, "FZ-B1-1F-MV-A"));
    within(GENSETS, "FZ-B1-GEN-1-1-C", "power", kw -> kw > 0);
    within(GENSETS, "FZ-B1-1F-UPS-A1-C", "mode", state -> state == DeviceState.NORMAL.code());
    simulated.endEvent("both-lost");
  }

  /**
   * The list says what the events are, in both languages, and no more lines than allowed are new.
   *
   * @param events with the equipment or place that each happens to
   */
  private static void reads(Map<PlantEvent, String> events) {
    for (String language : List.of("en", "zh")) {
      events.forEach((event, code) -> {
        String text =
            event.text(names.getOrDefault(code, Names.same(code))).in(Locale.of(language));
        Await.until(
            "a line reads " + text,
            LINES,
            () ->
                StandingLines.of(installation.data(), language).stream()
                    .anyMatch(line -> line.contains(text)));
      });
    }
    assertThat(StandingLines.since(installation.data(), firstBegan))
        .hasSizeLessThanOrEqualTo(events.keySet().stream().mapToInt(PlantEvent::mostLines).sum());
    firstBegan = Long.MAX_VALUE;
  }

  private static void begin(String event, String target) {
    began = RigClock.WALL.millis();
    firstBegan = Math.min(firstBegan, began);
    simulated.event(event, target);
  }

  private static void says(String device, String point, DeviceState state) {
    says(device, point, value -> value == state.code());
  }

  private static void says(String device, String point, DoublePredicate what) {
    within(SOON, device, point, what);
  }

  /** A good sample of after the newest event says it. */
  private static void within(Duration limit, String device, String point, DoublePredicate what) {
    int id = park.device(device).point(point);
    Await.until(
        device + " " + point,
        limit,
        () -> memory.good(id).tailMap(began, false).values().stream().anyMatch(v -> what.test(v)));
  }

  /** Its newest sample is bad: nobody answers. */
  private static void silent(String device, String point) {
    RackPdu pdu = park.device(device);
    Await.until(
        device + " gives no reading",
        SOON,
        () -> {
          Map.Entry<Long, SampleMemory.Sample> last = memory.of(pdu.point(point)).lastEntry();
          return last != null
              && last.getKey() > began
              && last.getValue().quality() != Quality.GOOD
              && Double.isNaN(last.getValue().value());
        });
  }

  /** Alarms of the two highest levels up to now, as rule and device. */
  private static Set<String> raised() {
    try (AlarmJournal journal = AlarmJournal.open(installation.data())) {
      List<JournalEntry> entries =
          journal.entries(
              entry -> entry.kind() == EntryKind.RAISED && entry.severity() <= IMPORTANT);
      Set<String> raised = new TreeSet<>();
      entries.forEach(
          entry -> raised.add(entry.rule().replaceFirst(":.*", "") + " " + entry.device()));
      return raised;
    }
  }
}
