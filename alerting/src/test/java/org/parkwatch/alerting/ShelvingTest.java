package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parkwatch.alerting.TestPark.point;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;

/** Alarms that people keep off the list for a while: ISA-18.2-2016, state G. */
class ShelvingTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final Viewer OPERATOR = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));
  private static final Shelving HOUR = new Shelving(false, Duration.ofHours(1));
  private static final Shelving ONCE = new Shelving(true, Duration.ofHours(1));

  private static final String RULES =
      """
      rules:
        - id: amps
          kind: threshold
          on: {point: current}
          high: 25
          clear: 24
          onDelay: 0s
          offDelay: 0s
          severity: 2
          consequence: {en: It trips., zh: 跳闸。}
          response: {en: Move load., zh: 迁移负荷。}
          timeToRespond: 15min
      """;

  @TempDir Path folder;
  private final FakeLog log = new FakeLog();
  private final Park park = TestPark.of(1, 2);
  private AlarmEngine engine;
  private long now = T0;

  @BeforeEach
  void open() throws JournalFailure {
    engine =
        Engines.open(folder.resolve("live"), RuleFiles.parse(Map.of("t", RULES)), park, log, CLOCK);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void amps(double value) {
    now += 1000;
    log.sample(point(park, 0, "current"), now, value);
    log.watermark(now);
    log.flush(engine);
  }

  private void later(Duration time) {
    now += time.toMillis();
    log.watermark(now);
    log.flush(engine);
  }

  private List<Alarm> standing() {
    return engine.board().standing(OPERATOR);
  }

  private List<Shelved> shelved() {
    return engine.board().shelved(OPERATOR);
  }

  private int done(CompletableFuture<Integer> answer) {
    log.flush(engine);
    return answer.join();
  }

  private void shelve(Shelving how) {
    long id = standing().getFirst().id();
    assertThat(done(engine.board().shelve(OPERATOR, List.of(id), how, "probe is replaced")))
        .isEqualTo(1);
    assertThat(standing()).isEmpty();
  }

  private List<String> journal() throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(folder.resolve("live"), scratch)) {
      return reader.entries(0, 1000).stream().map(ShelvingTest::said).toList();
    }
  }

  private static String said(JournalEntry entry) {
    return (entry.kind() + " " + entry.alarm() + " " + entry.who() + " " + entry.reason()).strip();
  }

  @Test
  void whatWasAwayForItsTimeIsBackAndNobodyHasIt() throws Exception {
    amps(26);
    done(engine.board().acknowledge(OPERATOR, List.of(1L), "seen"));
    shelve(HOUR);
    Shelved away = shelved().getFirst();
    assertThat(away.alarm().id()).isEqualTo(1);
    assertThat(away.shelf().by()).isEqualTo("li");
    assertThat(away.shelf().reason()).isEqualTo("probe is replaced");
    assertThat(away.shelf().untilMillis()).isEqualTo(now + 3_600_000);
    assertThat(engine.figures().standing()).isZero();
    assertThat(engine.figures().shelved()).isEqualTo(1);
    later(Duration.ofMinutes(59));
    assertThat(standing()).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(shelved()).isEmpty();
    assertThat(standing().getFirst().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    assertThat(standing().getFirst().acknowledgedBy()).isNull();
    assertThat(journal())
        .containsExactly(
            "RAISED 1", "ACKNOWLEDGED 1 li seen", "SHELVED 1 li probe is replaced", "UNSHELVED 1");
  }

  @Test
  void whatRisesMeanwhileIsAwayTooAndEndsWithItsTimeIfItsConditionIsOver() throws Exception {
    amps(26);
    shelve(HOUR);
    amps(20);
    amps(27);
    assertThat(standing()).isEmpty();
    assertThat(shelved()).extracting(each -> each.alarm().value()).containsExactly(27.0);
    amps(20);
    assertThat(shelved().getFirst().alarm().returnedMillis()).isEqualTo(now);
    later(Duration.ofHours(1));
    assertThat(shelved()).isEmpty();
    assertThat(standing()).isEmpty();
    assertThat(engine.board().ended(OPERATOR, 5)).extracting(Alarm::id).containsExactly(4L, 1L);
    assertThat(journal())
        .containsExactly(
            "RAISED 1",
            "SHELVED 1 li probe is replaced",
            "RETURNED 1",
            "RAISED 4",
            "RETURNED 4",
            "UNSHELVED 4");
  }

  @Test
  void oneShotEndsWithTheConditionAndTheNextOneIsShown() {
    amps(26);
    shelve(ONCE);
    amps(20);
    assertThat(shelved()).isEmpty();
    assertThat(standing()).isEmpty();
    amps(26);
    assertThat(standing()).hasSize(1);
    shelve(ONCE);
    later(Duration.ofHours(1));
    assertThat(standing()).hasSize(1);
  }

  @Test
  void aPersonTakesItBackAndARestartForgetsNothing() throws Exception {
    amps(26);
    shelve(HOUR);
    engine.close();
    open();
    assertThat(standing()).isEmpty();
    assertThat(shelved().getFirst().shelf().reason()).isEqualTo("probe is replaced");
    assertThat(done(engine.board().unshelve(OPERATOR, List.of(1L, 99L)))).isEqualTo(1);
    assertThat(standing()).hasSize(1);
    assertThat(done(engine.board().unshelve(OPERATOR, List.of(1L)))).isZero();
  }

  @Test
  void whatIsNotAllowedIsRefusedWithTheReason() {
    amps(26);
    List<Long> one = List.of(1L);
    Shelving day = new Shelving(false, Duration.ofDays(1));
    assertThatThrownBy(() -> engine.board().shelve(OPERATOR, one, day, "because"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarm 1 of level 2 is shelved for 480 minutes at most");
    assertThatThrownBy(() -> engine.board().shelve(OPERATOR, one, HOUR, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
    Viewer viewer = new Viewer("wang", Role.VIEWER, Scope.EVERYTHING);
    assertThatThrownBy(() -> engine.board().shelve(viewer, one, HOUR, "because"))
        .isInstanceOf(AccessRefused.class);
    assertThat(standing()).hasSize(1);
  }
}
