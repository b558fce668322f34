package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.LogGroup;

class EvaluatorPropertyTest {
  private static final RuleSet RULES = TestRules.all();
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private static List<JournalEntry> run(Park park, List<LogGroup> log, Path folder, int stopEvery)
      throws JournalFailure, IOException {
    Path live = folder.resolve("live");
    int taken = 0;
    while (taken < log.size()) {
      try (AlarmEngine engine = Engines.open(live, RULES, park, new FakeLog(), CLOCK)) {
        int stop = Math.min(log.size(), taken + stopEvery);
        for (LogGroup group : log.subList((int) engine.resumeFrom(), stop)) {
          engine.accept(group);
        }
        taken = stop;
      }
    }
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(live, scratch)) {
      return reader.entries(0, Integer.MAX_VALUE);
    }
  }

  private static List<Transition> transitions(List<JournalEntry> entries) {
    return entries.stream().map(Transition::of).toList();
  }

  @TestFactory
  List<DynamicTest> theEvaluatorAgreesWithTheNaiveModel(@TempDir Path folder) {
    return LongStream.rangeClosed(1, 8)
        .mapToObj(seed ->
            DynamicTest.dynamicTest(
                "seed " + seed,
                () -> {
                  Park park = TestPark.of(2, 3);
                  TestLog log = new TestLog(seed, RULES, park);
                  List<LogGroup> groups = log.groups(2000);
                  assertThat(log.oracle().expected()).hasSizeGreaterThan(100);
                  Path own = folder.resolve("seed" + seed);
                  assertThat(transitions(run(park, groups, own, 5000)))
                      .containsExactlyElementsOf(log.oracle().expected());
                }))
        .toList();
  }

  /** A clean stop and start in the middle of everything leaves no trace in the journal. */
  @Test
  void stoppingAndStartingChangesNothingSeed77(@TempDir Path folder)
      throws JournalFailure, IOException {
    Park park = TestPark.of(2, 3);
    List<LogGroup> log = new TestLog(77, RULES, park).groups(2000);
    List<JournalEntry> once = run(park, log, folder.resolve("once"), 5000);
    List<JournalEntry> often = run(park, log, folder.resolve("often"), 37);
    assertThat(often).isEqualTo(once).isNotEmpty();
  }

  /** Not one bit may differ: the kill test and every replay rest on it. */
  @Test
  void theSameLogGivesTheSameTransitionsTwiceSeed78(@TempDir Path folder)
      throws JournalFailure, IOException {
    Park park = TestPark.of(3, 2);
    List<LogGroup> log = new TestLog(78, RULES, park).groups(1500);
    List<JournalEntry> first = run(park, log, folder.resolve("first"), 5000);
    List<JournalEntry> second = run(park, log, folder.resolve("second"), 5000);
    assertThat(second).isEqualTo(first).isNotEmpty();
  }
}
