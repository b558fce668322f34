package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parkwatch.alerting.TestPark.point;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.AlarmText;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.yaml.InputRefused;

class AlarmEngineTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final Viewer OPERATOR = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));

  private static final String RULE =
      """
      rules:
        - id: amps
          kind: threshold
          on: {point: current@}
          high: {rating: ratedAmps, factor: 0.8}
          clear: {rating: ratedAmps, factor: 0.7}
          onDelay: 0s
          offDelay: 0s
          severity: 2
          consequence: {en: It trips., zh: 跳闸。}
          response: {en: Move load., zh: 迁移负荷。}
          timeToRespond: 15min
      """;
  private static final RuleSet RULES = rules("");

  @TempDir Path folder;
  private final FakeLog log = new FakeLog();
  private final List<String> audited = new ArrayList<>();
  private final AtomicLong free = new AtomicLong(Engines.ROOMY);
  private final Park park = TestPark.of(2, 2);
  private AlarmEngine engine;
  private long now = T0;

  private static RuleSet rules(String more) {
    return RuleFiles.parse(Map.of("test.yaml", RULE.replace("@", more)));
  }

  @BeforeEach
  void open() throws JournalFailure {
    engine = open(RULES, park);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private AlarmEngine open(RuleSet rules, Park in) throws JournalFailure {
    return AlarmEngine.open(
        folder.resolve("live"),
        rules,
        SeverityFile.defaults(),
        in,
        log,
        (viewer, action, subject, reason) -> audited.add(viewer.name() + " " + subject),
        CLOCK,
        free::get,
        true);
  }

  private void amps(int device, double value) {
    now += 1000;
    log.sample(point(park, device, "current"), now, value);
    log.watermark(now);
    log.flush(engine);
  }

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      now += 1000;
      log.watermark(now);
      log.flush(engine);
    }
  }

  private List<Alarm> standing() {
    return engine.board().standing(OPERATOR);
  }

  private int acknowledge(String reason, Long... alarms) {
    CompletableFuture<Integer> count =
        engine.board().acknowledge(OPERATOR, List.of(alarms), reason);
    assertThat(count).isNotDone();
    log.flush(engine);
    return count.join();
  }

  private List<JournalEntry> journal() throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(folder.resolve("live"), scratch)) {
      return reader.entries(0, 1000);
    }
  }

  @Test
  void aLineSaysPlaceWhatValueLimitInBothLanguages() {
    amps(0, 26.3);
    Alarm alarm = standing().getFirst();
    assertThat(AlarmText.line(alarm, Locale.ENGLISH))
        .isEqualTo("R301 A01 feed A current 26.3 A (limit 25.6 A)");
    assertThat(AlarmText.line(alarm, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("301机房 A01柜 A路 电流 26.3 A (限值 25.6 A)");
    assertThat(AlarmText.value(alarm, -3.04)).isEqualTo("\u22123.0 A");
  }

  @Test
  void anAlarmEndsOnceItIsOverAndAcknowledgedInEitherOrder() {
    amps(0, 30);
    amps(1, 30);
    long first = standing().get(1).id();
    long second = standing().get(0).id();
    assertThat(acknowledge("on my way", first)).isEqualTo(1);
    assertThat(standing())
        .extracting(Alarm::state)
        .containsExactly(AlarmState.UNACKNOWLEDGED, AlarmState.ACKNOWLEDGED);
    amps(0, 10);
    amps(1, 10);
    assertThat(standing()).extracting(Alarm::id).containsExactly(second);
    assertThat(standing().getFirst().state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
    assertThat(acknowledge("", second)).isEqualTo(1);
    assertThat(standing()).isEmpty();
    assertThat(engine.board().ended(OPERATOR, 10))
        .extracting(Alarm::id)
        .containsExactly(second, first);
    assertThat(engine.board().ended(OPERATOR, 1)).hasSize(1);
  }

  @Test
  void acknowledgingIsJournalledAndAuditedWithNameAndReason() throws Exception {
    amps(0, 30);
    assertThat(acknowledge("breaker checked", standing().getFirst().id(), 999L)).isEqualTo(1);
    Alarm alarm = standing().getFirst();
    assertThat(alarm.acknowledgedBy()).isEqualTo("li");
    assertThat(alarm.reason()).isEqualTo("breaker checked");
    assertThat(audited).containsExactly("li alarm 1");
    JournalEntry entry = journal().getLast();
    assertThat(entry.who()).isEqualTo("li");
    assertThat(entry.reason()).isEqualTo("breaker checked");
    assertThat(entry.committedAtMillis()).isEqualTo(T0);
  }

  @Test
  void aViewerMayNotAcknowledgeAndNothingIsLogged() {
    amps(0, 30);
    Viewer viewer = new Viewer("eve", Role.VIEWER, Scope.EVERYTHING);
    assertThatThrownBy(() -> engine.board().acknowledge(viewer, List.of(1L), ""))
        .isInstanceOf(AccessRefused.class);
    assertThat(audited).isEmpty();
  }

  @Test
  void anAlarmIsAcknowledgedOnce() {
    amps(0, 30);
    assertThat(acknowledge("", 1L)).isEqualTo(1);
    assertThat(acknowledge("", 1L)).isZero();
  }

  @Test
  void aLogThatCannotWriteFailsTheAcknowledgement() {
    amps(0, 30);
    log.full = true;
    assertThat(engine.board().acknowledge(OPERATOR, List.of(1L), "")).isCompletedExceptionally();
    assertThat(standing().getFirst().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void aViewerSeesItsPlacesAndTheCabinetsOfItsTenantsAndNothingElse() {
    amps(0, 30); // cabinet 0 of R301, rented by tenant 1
    amps(2, 30); // cabinet 1 of R301
    amps(4, 30); // cabinet 2 in R302
    int room = park.cabinet(2).room();
    Viewer ofRoom = new Viewer("a", Role.OPERATOR, new Scope(false, Set.of(room), Set.of()));
    Viewer ofTenant = new Viewer("b", Role.OPERATOR, new Scope(false, Set.of(), Set.of(1)));
    Viewer ofFloor = new Viewer("c", Role.OPERATOR, new Scope(false, Set.of(3), Set.of()));
    assertThat(engine.board().standing(ofRoom)).extracting(Alarm::cabinet).containsExactly(2);
    assertThat(engine.board().standing(ofTenant)).extracting(Alarm::cabinet).containsExactly(0);
    assertThat(engine.board().standing(ofFloor)).hasSize(3);
    assertThat(engine.board().acknowledge(ofTenant, List.of(2L, 3L), "")).isCompletedWithValue(0);
  }

  @Test
  void listenersHearOnceAGroupWhateverItBrings() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    AutoCloseable listening = engine.board().onChange(heard::incrementAndGet);
    log.sample(point(park, 0, "current"), now, 30);
    log.sample(point(park, 1, "current"), now, 30);
    log.flush(engine);
    assertThat(heard).hasValue(1);
    seconds(1);
    assertThat(heard).hasValue(1);
    listening.close();
    amps(0, 1);
    assertThat(heard).hasValue(1);
  }

  @Test
  void aRestartShowsWhatStoodBeforeTheLogIsRead() throws JournalFailure {
    amps(0, 30);
    acknowledge("mine", 1L);
    List<Alarm> before = standing();
    engine.close();
    engine = open(RULES, park);
    assertThat(standing()).isEqualTo(before);
    assertThat(engine.resumeFrom()).isEqualTo(log.written.size());
  }

  @Test
  void aReloadKeepsTheStateOfWhatStaysAndWithdrawsWhatGoes() throws Exception {
    amps(0, 30); // R301
    amps(4, 30); // R302
    CompletableFuture<Void> done = engine.reload(rules(", place: FZ-B2-3F-R302"), park);
    assertThat(done).isNotDone();
    log.flush(engine);
    done.join();
    assertThat(standing()).extracting(Alarm::id).containsExactly(2L);
    assertThat(journal().getLast().kind().name()).isEqualTo("WITHDRAWN");
    amps(4, 10);
    assertThat(standing().getFirst().state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
    assertThat(engine.figures().conditions()).isEqualTo(4);
  }

  @Test
  void aReloadThatDoesNotFitTheParkIsRefusedAndTheOldSetStays() {
    amps(0, 30);
    RuleSet wrong = rules(", place: FZ-NOWHERE");
    assertThatThrownBy(() -> engine.reload(wrong, park))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("test.yaml:2: on.place: the park has no place FZ-NOWHERE");
    amps(0, 10);
    assertThat(standing().getFirst().state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
  }

  @Test
  void otherRulesAfterARestartWithdrawWhatTheyDoNotKnow() throws JournalFailure {
    amps(0, 30);
    amps(4, 30);
    engine.close();
    engine = open(rules(", place: FZ-B2-3F-R302"), park);
    assertThat(standing()).hasSize(2);
    seconds(1);
    assertThat(standing()).extracting(Alarm::id).containsExactly(2L);
  }

  @Test
  void onlyWhatIsInServiceRaisesAlarms() throws JournalFailure {
    engine.close();
    engine = open(RULES, TestPark.of(2, 2, Life.COMMISSIONING, TestPark.POINTS));
    assertThat(engine.figures().conditions()).isZero();
    amps(0, 30);
    assertThat(standing()).isEmpty();
  }

  @Test
  void aFullDiskStopsTheJournalButNotTheAlarmsAndLosesNothing() throws Exception {
    amps(0, 30);
    free.set(1 << 20);
    amps(1, 30);
    assertThat(standing()).hasSize(2);
    assertThat(engine.board().journalled()).isFalse();
    assertThat(engine.figures().journalled()).isFalse();
    assertThat(journal()).hasSize(1);
    long resume = engine.resumeFrom();
    seconds(100);
    assertThat(engine.resumeFrom()).isEqualTo(resume); // the log must keep all since then
    amps(0, 10);
    free.set(Engines.ROOMY);
    seconds(6);
    assertThat(engine.board().journalled()).isTrue();
    assertThat(journal())
        .extracting(entry -> entry.sequence() + entry.kind().name())
        .containsExactly("1RAISED", "2RAISED", "3RETURNED");
    assertThat(engine.figures().lostEntries()).isZero();
  }

  /** A crash while the disk was full: the log brings once more what the journal lacks. */
  @Test
  void whatWasNotJournalledComesAgainFromTheLog() throws Exception {
    amps(0, 30);
    free.set(0);
    amps(1, 30);
    amps(0, 10);
    engine.close();
    free.set(Engines.ROOMY);
    engine = open(RULES, park);
    assertThat(standing()).hasSize(1);
    log.written.stream()
        .filter(group -> group.offset() >= engine.resumeFrom())
        .toList()
        .forEach(engine::accept);
    assertThat(standing()).hasSize(2);
    assertThat(journal()).hasSize(3);
  }

  @Test
  void twoProcessesCannotHaveOneJournal() {
    assertThatThrownBy(() -> open(RULES, park)).isInstanceOf(JournalFailure.class);
  }
}
