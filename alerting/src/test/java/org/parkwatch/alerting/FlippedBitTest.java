package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.log.LogGroup;

/**
 * One bit of one file of the journal is another one. Either the journal ends as if nothing had
 * been, or the damage is told and alarms live. {@code -Dparkwatch.flip.rounds=2000} goes on for
 * longer.
 */
class FlippedBitTest {
  private static final int ROUNDS = Integer.getInteger("parkwatch.flip.rounds", 6);
  private static final int BEFORE = 260;
  private static final int GROUPS = 400;
  private static final long SEED = 77;
  private static final List<String> KINDS =
      List.of(".sst", "MANIFEST", ".log", "CURRENT", "OPTIONS", "IDENTITY");

  @TempDir static Path dir;

  private static final RuleSet RULES = RuleFiles.defaults();
  private static final Park PARK = TestPark.of(2, 3);
  private static List<LogGroup> groups = List.of();
  private static List<Transition> expected = List.of();

  /** A folder as a crash leaves it, with tables and a write-ahead log. */
  @BeforeAll
  static void aJournalWithAllKindsOfFiles() throws IOException, JournalFailure {
    TestLog log = new TestLog(SEED, RULES, PARK);
    groups = log.groups(GROUPS);
    expected = log.oracle().expected();
    Path live = dir.resolve("live");
    for (int from = 0; from < BEFORE; from += 130) { // opening writes a table of what was logged
      try (AlarmEngine engine = open(live)) {
        feed(engine, from + 130);
        if (from + 130 == BEFORE) {
          copy(live, dir.resolve("sound"));
        }
      }
    }
  }

  private static AlarmEngine open(Path live) throws JournalFailure {
    DamageBook damages = DamageBook.open(live.resolveSibling("damage.tsv"), InstantSource.system());
    return AlarmStart.open(
        live,
        RULES,
        SeverityFile.defaults(),
        PARK,
        new FakeLog(),
        Engines.NO_AUDIT,
        InstantSource.system(),
        damages);
  }

  private static void feed(AlarmEngine engine, int until) {
    long from = engine.resumeFrom();
    groups.stream().limit(until).filter(group -> group.offset() >= from).forEach(engine::accept);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : all.toList()) {
        if (!each.endsWith("LOCK")) {
          Files.copy(each, to.resolve(each.getFileName()));
        }
      }
    }
  }

  @Test
  void theJournalEndsAsIfNothingHadBeenOrTheDamageIsToldAndAlarmsLiveSeed56()
      throws IOException, JournalFailure {
    Random random = new Random(56);
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = Files.createDirectories(dir.resolve("round-" + round));
      Path live = folder.resolve("live");
      copy(dir.resolve("sound"), live);
      String what = "round " + round + ": " + flip(live, KINDS.get(round % KINDS.size()), random);
      try (AlarmEngine engine = open(live)) {
        feed(engine, GROUPS);
        assertThat(engine.figures().journalled() || told(folder)).as(what).isTrue();
        assertThat(engine.figures().transitions()).as(what).isPositive();
        assertThat(engine.figures().standing()).as(what).isPositive();
      }
      assertJournal(folder, what);
      try (AlarmEngine again = open(live)) {
        assertThat(again.figures().standing()).as("%s: started again", what).isPositive();
      }
    }
  }

  /** Of what the engine need not read whoever reads it is told. */
  private static void assertJournal(Path folder, String what) throws IOException {
    try {
      List<Transition> journal = journal(folder);
      if (told(folder)) {
        assertThat(journal).as(what).isNotEmpty();
      } else {
        assertThat(journal).as(what).isEqualTo(expected);
      }
    } catch (JournalFailure e) {
      assertThat(e.isDamage()).as("%s: %s", what, e.reason()).isTrue();
    }
  }

  private static boolean told(Path folder) {
    return Files.exists(folder.resolve("damage.tsv"));
  }

  private static List<Transition> journal(Path folder) throws IOException, JournalFailure {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(folder.resolve("live"), scratch)) {
      return reader.entries(0, Integer.MAX_VALUE).stream().map(Transition::of).toList();
    }
  }

  private static String flip(Path live, String kind, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(live)) {
      files = all.filter(file -> file.getFileName().toString().contains(kind)).sorted().toList();
    }
    assertThat(files).as(kind).isNotEmpty();
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(Math.max(1, bytes.length));
    if (bytes.length > 0) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
    }
    return file.getFileName() + " byte " + at + " of " + bytes.length;
  }
}
