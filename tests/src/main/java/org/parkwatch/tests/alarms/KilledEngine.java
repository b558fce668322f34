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
  private static final long SECONDS = 900;
  private static final int LONGEST_LIFE_MILLIS = 1_200;
  private static final Duration END_WITHIN = Duration.ofMinutes(5);

  private final Park park;
  private final Path folder;

  /**
   * Nothing is started yet.
   *
   * @param park the small reference park
   */
  public KilledEngine(Park park, Path folder) {
    this.park = park;
    this.folder = folder;
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
      hit += life(live, life, seed, random.nextInt(LONGEST_LIFE_MILLIS)) ? 1 : 0;
    }
    life(live, kills, seed, -1);
    say.accept(hit + " of " + kills + " kills hit an engine at work");
    return compare(live, seed, hit);
  }

  /** True if it was killed at work; with a negative time it lives until it is done. */
  private boolean life(Path live, int number, long seed, int millis) throws IOException {
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
                    Long.toString(SECONDS)))
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("engine.log").toFile()))
            .start();
    try (BufferedReader out = engine.inputReader()) {
      String said = out.readLine();
      while (said != null && !said.equals(KilledEngineMain.READY)) {
        said = out.readLine();
      }
      if (said == null) {
        throw new IOException(
            "the engine ended by itself: " + Files.readString(folder.resolve("engine.log")));
      }
      if (millis >= 0) {
        Await.pass(Duration.ofMillis(millis));
        boolean atWork = engine.isAlive();
        engine.destroyForcibly();
        Await.until("the engine is dead", END_WITHIN, () -> !engine.isAlive());
        return atWork;
      }
      Await.until("the engine is done", END_WITHIN, () -> !engine.isAlive());
      return false;
    }
  }

  private Result compare(Path live, long seed, int kills) throws IOException, JournalFailure {
    Map<String, Integer> owed = new HashMap<>();
    List<String> expected = new ToggledPoints(park, seed).expected(SECONDS);
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
