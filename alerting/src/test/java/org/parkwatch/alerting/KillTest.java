package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;

/**
 * The promise of the journal: every transition once, though the process be killed at any moment.
 * The oracle shares nothing with the engine but the log.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int GROUPS = 3000;
  private static final int KILLS = 9;

  private record Outcome(List<Transition> journal, List<Long> standing, int kills) {}

  private static Outcome runWithKills(Path folder, long seed, boolean restore)
      throws IOException, InterruptedException, JournalFailure {
    Random random = new Random(seed);
    Path live = folder.resolve("live");
    int kills = 0;
    while (true) {
      int after = kills < KILLS ? 20 + random.nextInt(2 * GROUPS / KILLS - 20) : GROUPS + 1;
      Process child = start(live, seed, restore);
      boolean killed = killAfter(child, after);
      int exit = child.waitFor();
      if (!killed) {
        assertThat(exit).isZero();
        break;
      }
      kills++;
    }
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    try (JournalReader reader = JournalReader.open(live, scratch)) {
      return new Outcome(
          reader.entries(0, Integer.MAX_VALUE).stream().map(Transition::of).toList(),
          reader.standing().stream().map(AlarmRow::id).toList(),
          kills);
    }
  }

  private static Process start(Path live, long seed, boolean restore) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KillChild.class.getName(),
            live.toString(),
            Long.toString(seed),
            Integer.toString(GROUPS),
            Boolean.toString(restore))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Kills the child, with SIGKILL, some groups after its first; false if it ended before. */
  private static boolean killAfter(Process child, int groups) throws IOException {
    try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
      int seen = 0;
      while (out.readLine() != null) {
        if (++seen == groups) {
          child.destroyForcibly();
          return true;
        }
      }
    }
    return false;
  }

  private static NaiveAlarms oracle(long seed) {
    TestLog log =
        new TestLog(seed, TestRules.all(), TestPark.of(KillChild.ROOMS, KillChild.CABINETS));
    log.groups(GROUPS);
    return log.oracle();
  }

  @Test
  void killedAtRandomMomentsNoTransitionIsMissingOrDoubledSeed4711(@TempDir Path folder)
      throws IOException, InterruptedException, JournalFailure {
    NaiveAlarms oracle = oracle(4711);
    Outcome outcome = runWithKills(folder, 4711, true);
    assertThat(outcome.kills()).isGreaterThanOrEqualTo(5);
    assertThat(outcome.journal()).hasSizeGreaterThan(500);
    assertThat(outcome.journal())
        .anyMatch(entry -> entry.kind().equals("RETURNED") && entry.rule().startsWith("test.told"));
    assertThat(outcome.journal()).containsExactlyElementsOf(oracle.expected());
    assertThat(outcome.standing()).containsExactlyElementsOf(oracle.standing());
  }

  /** The control: without the saved state the same kills must be found out. */
  @Test
  void withoutTheSavedStateTheSameKillsAreFoundOutSeed4711(@TempDir Path folder)
      throws IOException, InterruptedException, JournalFailure {
    Outcome outcome = runWithKills(folder, 4711, false);
    assertThat(outcome.kills()).isGreaterThanOrEqualTo(5);
    assertThat(outcome.journal()).isNotEqualTo(oracle(4711).expected());
  }

  @Test
  void theChildIsKilledAndNotAskedToStop(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process child = start(folder.resolve("live"), 1, true);
    assertThat(killAfter(child, 40)).isTrue();
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(128 + 9);
  }
}
