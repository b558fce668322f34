package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Park;

/** Rules that hold where a tag is. */
class TagRulesTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));
  private static final Viewer ALL = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);
  private static final String ROOM = "FZ-B2-3F-R301";
  private static final String OTHER = "FZ-B2-3F-R302";
  private static final Park BARE = TestPark.of(2, 2);

  private final FakeLog log = new FakeLog();
  private long now = T0;

  private static RuleSet rules(String on) {
    return RuleFiles.parse(
        Map.of(
            "test.yaml",
            """
            rules:
              - id: amps
                kind: threshold
                on: {@}
                high: 25
                clear: 24
                onDelay: 0s
                offDelay: 0s
                severity: 2
                consequence: {en: It trips., zh: 跳闸。}
                response: {en: Move load., zh: 迁移负荷。}
                timeToRespond: 15min
            """
                .replace("@", on)));
  }

  private static int watched(String on, Park park) {
    return ConditionPlan.bind(rules(on), park).conditionsByRule().getOrDefault("amps", 0);
  }

  private static int watched(String... codes) {
    CodeTag[] tags = new CodeTag[codes.length];
    for (int i = 0; i < codes.length; i++) {
      tags[i] = new CodeTag(codes[i], "critical");
    }
    return watched("point: current, tag: critical", TestPark.tagged(BARE, tags));
  }

  @Test
  void aTagHoldsOnEquipmentItsCabinetAndEveryPlaceAround() {
    assertThat(watched(ROOM + "-A01-PDU-A")).isEqualTo(1);
    assertThat(watched(ROOM + "-A01")).isEqualTo(2);
    assertThat(watched(ROOM + "-A")).isEqualTo(4);
    assertThat(watched(ROOM)).isEqualTo(4);
    assertThat(watched("FZ-B2-3F")).isEqualTo(8);
    assertThat(watched("FZ")).isEqualTo(8);
    assertThat(watched(ROOM, ROOM + "-A01")).isEqualTo(4);
    assertThat(watched()).isZero();
  }

  @Test
  void anyTagOfAListFitsAndEveryOtherQuestionMustFitToo() {
    Park park =
        TestPark.tagged(
            BARE, new CodeTag(ROOM + "-A01", "critical"), new CodeTag(OTHER, "network"));
    assertThat(watched("point: current, tag: [critical, network]", park)).isEqualTo(6);
    assertThat(watched("point: current, tag: network, place: " + ROOM, park)).isZero();
    assertThat(watched("point: current, tag: [critical, network], tenant: T1", park)).isEqualTo(2);
    assertThat(watched("point: current, tag: Critical", park)).isZero();
  }

  @Test
  void derivedPointsAreThoseOfTheTaggedCabinetOrPlaceAndOfWhatItEncloses() {
    Park park = DerivedAlarmTest.withPower(TestPark.of(1, 2));
    String on = "point: power, scope: [CABINET, ROW, ROOM, BUILDING, PARK, TENANT], tag: x";
    assertThat(watched(on, TestPark.tagged(park, new CodeTag(ROOM + "-A01", "x")))).isEqualTo(1);
    assertThat(watched(on, TestPark.tagged(park, new CodeTag(ROOM, "x")))).isEqualTo(4);
    assertThat(watched(on, TestPark.tagged(park, new CodeTag("FZ", "x")))).isEqualTo(6);
  }

  @Test
  void aTagThatNothingHasIsToldWithFileAndLineAndRefusesNothing() {
    Park park = TestPark.tagged(BARE, new CodeTag(ROOM, "critical"));
    assertThat(
            ConditionPlan.bind(rules("point: current, tag: [critical, crtical]"), park).warnings())
        .containsExactly("amps (test.yaml:2): nothing in this park has the tag crtical");
    assertThat(ConditionPlan.bind(rules("point: current, tag: critical"), park).warnings())
        .isEmpty();
  }

  private void amps(AlarmEngine engine, int device, double value) {
    now += 1000;
    log.sample(TestPark.point(BARE, device, "current"), now, value);
    log.watermark(now);
    log.flush(engine);
  }

  private static List<Alarm> standing(AlarmEngine engine) {
    return engine.board().standing(ALL);
  }

  @Test
  void aTagThatMovesEndsTheAlarmOfTheOneBeginsThatOfTheOtherAndLeavesTheRest(
      @TempDir Path live, @TempDir Path scratch) throws Exception {
    RuleSet rules = rules("point: current, tag: critical");
    CodeTag stays = new CodeTag(OTHER + "-A01", "critical");
    Park before = TestPark.tagged(BARE, new CodeTag(ROOM + "-A01", "critical"), stays);
    Park after = TestPark.tagged(BARE, new CodeTag(ROOM + "-A02", "critical"), stays);
    try (AlarmEngine engine = Engines.open(live, rules, before, log, CLOCK)) {
      amps(engine, 0, 30);
      amps(engine, 2, 30);
      amps(engine, 4, 30);
      assertThat(standing(engine)).extracting(Alarm::id).containsExactlyInAnyOrder(1L, 2L);
      CompletableFuture<Void> done = engine.reload(rules, after);
      log.flush(engine);
      done.join();
      assertThat(standing(engine))
          .singleElement()
          .satisfies(alarm -> {
            assertThat(alarm.id()).isEqualTo(2);
            assertThat(alarm.device()).isEqualTo(4);
          });
      amps(engine, 0, 30);
      amps(engine, 2, 30);
      assertThat(standing(engine)).extracting(Alarm::device).containsExactlyInAnyOrder(4, 2);
    }
    assertThat(kinds(live, scratch)).containsExactly("RAISED", "RAISED", "WITHDRAWN", "RAISED");
  }

  private static List<String> kinds(Path live, Path scratch) throws JournalFailure {
    try (JournalReader reader = JournalReader.open(live, scratch)) {
      return reader.entries(0, 100).stream().map(TagRulesTest::kind).toList();
    }
  }

  private static String kind(JournalEntry entry) {
    return entry.kind().name();
  }
}
