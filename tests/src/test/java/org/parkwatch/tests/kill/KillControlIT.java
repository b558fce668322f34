package org.parkwatch.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shows that {@link KillTestIT} can fail; one room is enough for that. */
class KillControlIT {
  private static final long SEED = 20_261_122;
  private static final int WATCHED = 200;
  private static final int OVERLOADED = 20;

  /**
   * The control: between kill and restart everything that had been committed is cut off. If the
   * oracles still found nothing, they would find nothing ever.
   */
  @Test
  void theOraclesNoticeWhenCommittedDataIsCutOffBetweenKillAndRestart() throws Exception {
    try (Scenario scenario = new Scenario("kill-control", SEED, true, WATCHED)) {
      List<String> overloaded = scenario.watched().subList(0, OVERLOADED);
      scenario.live(11, 11);
      scenario.simulated().overload(overloaded);
      scenario.live(12, 12);
      scenario.simulated().clear(overloaded);
      scenario.live(12, 12);
      scenario.kill();
      sabotage(scenario.installation().data());
      scenario.restart();
      scenario.live(11, 11);
      Verdict verdict = scenario.end();
      List<String> lost =
          verdict.samples().values().stream().flatMap(o -> o.problems().stream()).toList();
      assertThat(lost).hasSizeGreaterThan(scenario.watched().size());
      assertThat(lost).allMatch(problem -> problem.startsWith("LOST"));
      assertThat(verdict.overloads().problems())
          .hasSize(overloaded.size())
          .allMatch(problem -> problem.startsWith("MISSED"));
    }
  }

  private static void sabotage(Path data) throws IOException {
    try (Stream<Path> segments = Files.list(data.resolve("log"))) {
      for (Path segment : segments.filter(file -> file.toString().endsWith(".log")).toList()) {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
          file.setLength(0);
        }
      }
    }
    for (String store : List.of("history", "live", "latest")) {
      try (Stream<Path> files = Files.walk(data.resolve(store))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
