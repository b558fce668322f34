package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.parkwatch.alerting.TestPark.point;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Aside;
import org.parkwatch.alerting.board.OrderRefused;
import org.parkwatch.alerting.board.OrderRefused.Fault;
import org.parkwatch.alerting.board.ServiceOrder;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.journal.OutOfService.Kind;
import org.parkwatch.alerting.journal.OutOfService.Target;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;

/** Latched, suppressed by design, out of service, notes and who has it. */
class AlarmLifeTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final Viewer OPERATOR = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);
  private static final Viewer PLANNER = new Viewer("wang", Role.PLANNER, Scope.EVERYTHING);
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));

  @TempDir Path folder;
  private final FakeLog log = new FakeLog();
  private final Park park = TestPark.of(1, 2);
  private AlarmEngine engine;
  private long now = T0;

  @BeforeEach
  void open() throws JournalFailure {
    engine = Engines.open(folder.resolve("live"), TestRules.all(), park, log, CLOCK);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void restart() throws JournalFailure {
    engine.close();
    open();
  }

  /** Says a value for some seconds. */
  private void say(String name, double value, int seconds) {
    for (int i = 0; i < seconds; i++) {
      now += 1000;
      log.sample(point(park, 0, name), now, value);
      log.watermark(now);
    }
    log.flush(engine);
  }

  private List<Alarm> listed() {
    return engine.board().standing(OPERATOR).stream()
        .filter(alarm -> alarm.rule().startsWith("test."))
        .toList();
  }

  private AlarmLife life() {
    return engine.board().life();
  }

  private int done(CompletableFuture<Integer> answer) {
    log.flush(engine);
    return answer.join();
  }

  private List<String> journal() throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(folder.resolve("live"), scratch)) {
      return reader.entries(0, 1000).stream()
          .filter(entry -> entry.rule().startsWith("test."))
          .map(entry -> entry.kind().name())
          .toList();
    }
  }

  private ServiceOrder order(Kind kind, String code) {
    return new ServiceOrder(
        new Target(kind, code), "WO-4711", "breaker is replaced", "li.wei", Duration.ofMinutes(10));
  }

  @Test
  void whatLatchedStaysUntilItIsResetThoughSomebodyHasIt() throws Exception {
    say("inlet.humidity", 60, 1);
    long id = listed().getFirst().id();
    assertThat(done(life().reset(OPERATOR, List.of(id), ""))).as("still true").isZero();
    assertThat(done(engine.board().acknowledge(OPERATOR, List.of(id), ""))).isEqualTo(1);
    say("inlet.humidity", 40, 7);
    assertThat(listed()).extracting(Alarm::state).containsExactly(AlarmState.LATCHED);
    restart();
    assertThat(listed()).extracting(Alarm::state).containsExactly(AlarmState.LATCHED);
    assertThat(done(life().reset(OPERATOR, List.of(id), "dried"))).isEqualTo(1);
    assertThat(listed()).isEmpty();
    assertThat(journal()).containsExactly("RAISED", "ACKNOWLEDGED", "RETURNED", "RESET");
  }

  @Test
  void whoResetsWhatNobodyHadTakesNoteOfItFirst() throws Exception {
    say("inlet.humidity", 60, 1);
    say("inlet.humidity", 40, 7);
    assertThat(listed().getFirst().state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
    assertThat(done(life().reset(OPERATOR, List.of(listed().getFirst().id()), ""))).isEqualTo(1);
    assertThat(listed()).isEmpty();
    assertThat(journal()).containsExactly("RAISED", "RETURNED", "ACKNOWLEDGED", "RESET");
  }

  @Test
  void aRuleDoesNotSpeakWhileItsEquipmentIsOffByDesign() throws Exception {
    say("voltage", 230, 1);
    say("state", DeviceState.OFF.code(), 1);
    say("voltage", 200, 5);
    assertThat(listed()).isEmpty();
    assertThat(life().aside(OPERATOR)).extracting(Aside::suppressedBy).containsExactly("state OFF");
    restart();
    assertThat(life().aside(OPERATOR)).hasSize(1);
    say("state", DeviceState.NORMAL.code(), 1);
    assertThat(life().aside(OPERATOR)).isEmpty();
    assertThat(listed()).extracting(Alarm::rule).containsExactly("test.by-design");
    say("state", DeviceState.OFF.code(), 1);
    say("voltage", 230, 5);
    assertThat(listed()).isEmpty();
    assertThat(life().aside(OPERATOR)).isEmpty();
    assertThat(journal())
        .containsExactly("RAISED", "SUPPRESSED", "UNSUPPRESSED", "SUPPRESSED", "RETURNED");
  }

  @Test
  void whatIsOutOfServiceIsJournalledNotListedAndReturnsByItself() throws Exception {
    say("inlet.humidity", 60, 1);
    String cabinet = park.cabinets().getFirst().code();
    ServiceOrder order = order(Kind.CABINET, cabinet);
    assertThat(done(life().takeOut(PLANNER, order))).isEqualTo(1);
    assertThat(listed()).isEmpty();
    assertThat(engine.figures().standing()).isZero();
    say("voltage", 200, 5);
    assertThat(listed()).isEmpty();
    restart();
    assertThat(life().aside(PLANNER)).hasSize(2);
    OutOfService out = life().outOfService(PLANNER).getFirst();
    assertThat(out.workOrder()).isEqualTo("WO-4711");
    assertThat(out.owner()).isEqualTo("li.wei");
    now = out.untilMillis();
    log.watermark(now);
    log.flush(engine);
    assertThat(listed())
        .extracting(Alarm::state)
        .containsExactly(AlarmState.UNACKNOWLEDGED, AlarmState.UNACKNOWLEDGED);
    assertThat(life().outOfService(PLANNER))
        .extracting(OutOfService::endedMillis)
        .containsExactly(now);
    restart();
    assertThat(life().outOfService(PLANNER).getFirst().inForce()).isFalse();
    assertThat(journal())
        .containsExactly(
            "RAISED", "OUT_OF_SERVICE", "RAISED", "OUT_OF_SERVICE", "IN_SERVICE", "IN_SERVICE");
  }

  @Test
  void maintenanceMayPutItBackBeforeItsTimeAndNobodyWithoutTheRight() throws Exception {
    say("voltage", 230, 1);
    String device = park.device(0).code();
    ServiceOrder order = order(Kind.DEVICE, device);
    assertThatThrownBy(() -> life().takeOut(OPERATOR, order)).isInstanceOf(AccessRefused.class);
    assertThat(done(life().takeOut(PLANNER, order))).isEqualTo(1);
    say("inlet.humidity", 60, 1);
    say("inlet.humidity", 40, 7);
    assertThat(life().aside(PLANNER)).as("over, and nobody was told").isEmpty();
    String id = life().outOfService(PLANNER).getFirst().id();
    assertThatThrownBy(() -> life().putBack(OPERATOR, id, "")).isInstanceOf(AccessRefused.class);
    assertThat(done(life().putBack(PLANNER, id, "done early"))).isEqualTo(1);
    assertThat(done(life().putBack(PLANNER, id, "again"))).isZero();
    say("inlet.humidity", 60, 1);
    assertThat(listed()).hasSize(1);
    assertThat(journal()).containsExactly("RAISED", "OUT_OF_SERVICE", "RETURNED", "RAISED");
  }

  @Test
  void whatIsOutOfServiceNeedsAnOrderAndMustBeThere() {
    assertThatThrownBy(() -> life().takeOut(PLANNER, order(Kind.PLACE, "nowhere")))
        .hasMessage("the park has no place nowhere");
    refused(Fault.UNKNOWN_TARGET, () -> life().takeOut(PLANNER, order(Kind.DEVICE, "FZ")));
    Target target = new Target(Kind.PLACE, "FZ");
    Target nothing = new Target(Kind.PLACE, " ");
    Duration hour = Duration.ofHours(1);
    Duration month = Duration.ofDays(30);
    assertThat(new ServiceOrder(target, "WO-1", "why", "li", month).time()).isEqualTo(month);
    refused(Fault.NO_TARGET, () -> new ServiceOrder(nothing, "WO-1", "why", "li", hour));
    refused(Fault.NO_WORK_ORDER, () -> new ServiceOrder(target, " ", "why", "li", hour));
    refused(Fault.NO_REASON, () -> new ServiceOrder(target, "WO-1", "", "li", hour));
    refused(Fault.NO_OWNER, () -> new ServiceOrder(target, "WO-1", "why", "", hour));
    refused(Fault.TIME, () -> new ServiceOrder(target, "WO-1", "why", "li", month.plusMillis(1)));
    refused(Fault.TIME, () -> new ServiceOrder(target, "WO-1", "why", "li", Duration.ZERO));
  }

  private static void refused(Fault fault, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OrderRefused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  @Test
  void notesAndWhoHasItOutliveARestart() throws Exception {
    say("inlet.humidity", 60, 1);
    long id = listed().getFirst().id();
    assertThat(done(life().note(OPERATOR, List.of(id), "humidifier stuck open"))).isEqualTo(1);
    assertThat(done(life().handOver(OPERATOR, List.of(id), "wang", "night shift"))).isEqualTo(1);
    assertThat(done(life().handOver(OPERATOR, List.of(id), "wang", ""))).as("has it").isZero();
    restart();
    assertThat(listed().getFirst().acknowledgedBy()).isEqualTo("wang");
    assertThat(life().notes(OPERATOR, id))
        .extracting(Note::who, Note::text)
        .containsExactly(tuple("li", "humidifier stuck open"));
    assertThat(journal()).containsExactly("RAISED", "NOTED", "HANDED_OVER");
  }
}
