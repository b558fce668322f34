package org.parkwatch.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.tests.alarms.DarkBuilding;
import org.parkwatch.tests.alarms.EvaluationRate;
import org.parkwatch.tests.alarms.KilledEngine;
import org.parkwatch.tests.alarms.ParkInMemory;

/** {@code bench alarms}: evaluation, a building that goes dark, an engine that is killed. */
final class AlarmsBench {
  static final String USAGE =
      "[--floods N] [--kills N] [--seed N]  the alarm engine on the whole park: samples a second, a"
          + " building that goes dark, a journal through kill -9; 5 floods, 20 kills";

  private static final String DARK = "FZ-B1";
  private static final int MOST = 10_000;

  private AlarmsBench() {}

  /** Knows what to do from here on. */
  static Benchmark read(String[] arguments) {
    int floods = 5;
    int kills = 20;
    long seed = 1;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--floods" -> floods = (int) ParkBenchOptions.number(arguments, i++, MOST);
        case "--kills" -> kills = (int) ParkBenchOptions.number(arguments, i++, MOST);
        case "--seed" -> seed = ParkBenchOptions.number(arguments, i++, Integer.MAX_VALUE);
        default -> throw new IllegalArgumentException("bench alarms does not know " + arguments[i]);
      }
    }
    int floodsAsked = floods;
    int killsAsked = kills;
    long seedAsked = seed;
    return () -> run(floodsAsked, killsAsked, seedAsked);
  }

  private static void run(int floods, int kills, long seed) throws IOException, JournalFailure {
    Path folder = Files.createTempDirectory("bench-alarms");
    try {
      System.out.println(run(folder, floods, kills, seed).toJson());
    } finally {
      delete(folder);
    }
  }

  private static Figures run(Path folder, int floods, int kills, long seed)
      throws IOException, JournalFailure {
    Park park = ParkInMemory.load(Size.FULL, Files.createDirectories(folder.resolve("full")));
    RuleSet rules = ParkInMemory.rules(park, DARK);
    Figures figures = new Figures();
    EvaluationRate rate = new EvaluationRate(park, rules, InstantSource.system());
    EvaluationRate.Result order = rate.run(folder.resolve("order"), true);
    say(
        "%,.0f samples/s in device order, %,d conditions"
            .formatted(order.samplesPerSecond(), order.conditions()));
    EvaluationRate.Result random = rate.run(folder.resolve("random"), false);
    say("%,.0f samples/s in random order".formatted(random.samplesPerSecond()));
    figures.put("samplesPerSecondDeviceOrder", order.samplesPerSecond(), 0);
    figures.put("samplesPerSecondRandom", random.samplesPerSecond(), 0);
    figures.put("conditions", order.conditions());
    floods(folder, park, rules, floods, figures);
    killed(folder, kills, seed, figures);
    figures.put("machine", Machine.describe());
    return figures;
  }

  private static void floods(Path folder, Park park, RuleSet rules, int floods, Figures figures)
      throws IOException, JournalFailure {
    DarkBuilding dark = new DarkBuilding(park, rules, DARK, InstantSource.system());
    List<DarkBuilding.Result> results = new ArrayList<>();
    for (int i = 0; i < floods; i++) {
      results.add(dark.run(folder.resolve("flood-" + i), AlarmsBench::say));
    }
    List<Double> worst = results.stream().map(DarkBuilding.Result::worstMs).sorted().toList();
    DarkBuilding.Result last = results.getLast();
    figures.put("floodMedianMs", worst.get(worst.size() / 2), 0);
    figures.put("floodWorstMs", worst.getLast(), 0);
    figures.put("floodAlarms", last.alarms());
    figures.put("floodIncidents", last.lines() - last.unrelated());
    figures.put("floodUnrelatedShown", last.unrelated());
  }

  private static void killed(Path folder, int kills, long seed, Figures figures)
      throws IOException, JournalFailure {
    Park small = ParkInMemory.load(Size.SMALL, Files.createDirectories(folder.resolve("small")));
    KilledEngine.Result result =
        new KilledEngine(small, Files.createDirectories(folder.resolve("killed")), 0)
            .run(seed, kills, AlarmsBench::say);
    figures.put("transitionsExpected", result.expected());
    figures.put("transitionsGot", result.got());
    figures.put("transitionsMissing", result.missing());
    figures.put("transitionsDoubled", result.doubled());
    figures.put("kills", result.kills());
  }

  private static void say(String text) {
    System.err.println("bench alarms: " + text);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
