package org.parkwatch.tests.alarms;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.facility.park.Park;
import org.parkwatch.tests.rig.Await;

/**
 * Kills an engine again and again, lets it end, and compares its journal with what must be in it.
 */
public final class KilledEngine {
  private static final int GROUPS = 650;
  private static final Duration END_WITHIN = Duration.ofMinutes(5);

  private final Park park;
  private final Path folder;
  private final int lost;

  /**
   * Nothing is started yet.
   *
   * @param park the small reference park
   * @param lost groups of the log that the engine is not given at each start: 0, or more for the
   *     control, which must be found out
   */
  public KilledEngine(Park park, Path folder, int lost) {
    this.park = park;
    this.folder = folder;
    this.lost = lost;
  }

  /**
   * The account of the journal.
   *
   * @param kills that hit a living engine
   */
  public record Result(long expected, long got, long missing, long doubled, int kills) {}

  public Result run(long seed, int kills, Consumer<String> say) throws IOException, JournalFailure {
    Path live = Files.createDirectories(folder.resolve("live"));
    Random random = new Random(seed);
    int hit = 0;
    for (int life = 0; life < kills; life++) {
      hit += life(live, life, seed, 1 + random.nextInt(2 * GROUPS / (kills + 1))) ? 1 : 0;
    }
    life(live, kills, seed, Integer.MAX_VALUE);
    say.accept(hit + " of " + kills + " kills hit an engine at work");
    return compare(live, seed, hit);
  }

  /** True if it was killed at work, after so many groups; else it was done before. */
  private boolean life(Path live, int number, long seed, int groups) throws IOException {
    Path files = Files.createDirectories(folder.resolve("park-" + number));
    Process engine =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xmx500m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledEngineMain.class.getName(),
                    live.toString(),
                    files.toString(),
                    Long.toString(seed),
                    Integer.toString(GROUPS),
                    Integer.toString(lost)))
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("engine.log").toFile()))
            .start();
    try (BufferedReader out = engine.inputReader()) {
      int taken = 0;
      while (out.readLine() != null) {
        if (++taken == groups) {
          engine.destroyForcibly();
          Await.until("the engine is dead", END_WITHIN, () -> !engine.isAlive());
          return true;
        }
      }
      Await.until("the engine is done", END_WITHIN, () -> !engine.isAlive());
      if (engine.exitValue() != 0) {
        throw new IOException(
            "the engine failed: " + Files.readString(folder.resolve("engine.log")));
      }
      return false;
    }
  }

  private Result compare(Path live, long seed, int kills) throws IOException, JournalFailure {
    Map<String, Integer> owed = new HashMap<>();
    List<String> expected = new ToggledPoints(park, seed).expected(GROUPS);
    expected.forEach(line -> owed.merge(line, 1, Integer::sum));
    long got = 0;
    long doubled = 0;
    try (JournalReader journal = JournalReader.open(live, folder.resolve("scratch"))) {
      for (JournalEntry entry : journal.entries(0, Integer.MAX_VALUE)) {
        if (entry.kind() == EntryKind.RAISED || entry.kind() == EntryKind.RETURNED) {
          got++;
          String line = ToggledPoints.line(entry.kind(), entry.device(), entry.sinceMillis());
          if (owed.merge(line, -1, Integer::sum) < 0) {
            doubled++;
          }
        }
      }
    }
    long missing =
        owed.values().stream().filter(left -> left > 0).mapToLong(Integer::longValue).sum();
    return new Result(expected.size(), got, missing, doubled, kills);
  }
}
