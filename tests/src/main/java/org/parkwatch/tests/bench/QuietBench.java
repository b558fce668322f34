package org.parkwatch.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.StandingLines;

/**
 * {@code bench quiet}: what the default rules raise in a park in which nothing is wrong, over a day
 * of loads and weather that passes faster than the clock. Servers, sockets and the server are the
 * real ones; delays of rules are those of the wall clock, so that a value that passes a limit for
 * half a minute of the fast day is not waited for but one that stays for half an hour is.
 */
final class QuietBench {
  static final String USAGE =
      "[--hours N] [--speed N] [--small]  alarms of a healthy park in a day that passes faster;"
          + " 24 hours, 60 times as fast";

  private static final int LONGEST_HOURS = 24 * 366;
  private static final int FASTEST = 360;
  private static final int LEVELS = 4;
  private static final double HOURS_A_DAY = 24;
  private static final long TEN_MINUTES = 600_000;

  private QuietBench() {}

  /** Knows what to do from here on. */
  static Benchmark read(String[] arguments) {
    long hours = 24;
    long speed = 60;
    boolean small = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--hours" -> hours = ParkBenchOptions.number(arguments, i++, LONGEST_HOURS);
        case "--speed" -> speed = ParkBenchOptions.number(arguments, i++, FASTEST);
        case "--small" -> small = true;
        default -> throw new IllegalArgumentException("bench quiet does not know " + arguments[i]);
      }
    }
    long hoursAsked = hours;
    long speedAsked = speed;
    boolean smallAsked = small;
    return () -> run(hoursAsked, speedAsked, smallAsked);
  }

  private static void run(long hours, long speed, boolean small) throws IOException {
    Path data = Benchmark.folder("quiet");
    try (Installation installation = new Installation(Installation.projectRoot(), data)) {
      installation.with("PARKWATCH_SIMULATOR_OPTS", "--faults none --speed " + speed);
      say("starting " + (small ? "one room" : "the whole park") + " in " + data);
      installation.run(small ? new String[] {"--small"} : new String[0]);
      long from = RigClock.WALL.millis();
      Duration day = Duration.ofHours(hours).dividedBy(speed);
      say("%d hours in %d minutes".formatted(hours, day.toMinutes()));
      Await.pass(day);
      List<String> lines = StandingLines.of(installation.data(), "en");
      lines.forEach(line -> say("stands: " + line));
      Figures figures = figures(installation.data(), from, hours, speed);
      figures.put("linesAtTheEnd", lines.size());
      figures.put("machine", Machine.describe());
      System.out.println(figures.toJson());
    }
  }

  private static Figures figures(Path data, long from, long hours, long speed) throws IOException {
    List<JournalEntry> raised;
    try (AlarmJournal journal = AlarmJournal.open(data)) {
      raised = journal.entries(entry -> entry.kind() == EntryKind.RAISED);
    }
    Map<String, Integer> byRule = new TreeMap<>();
    int[] byLevel = new int[LEVELS + 1];
    Map<Long, Integer> byTenMinutes = new TreeMap<>();
    for (JournalEntry entry : raised) {
      byRule.merge(entry.rule(), 1, Integer::sum);
      byLevel[entry.severity()]++;
      byTenMinutes.merge((entry.atMillis() - from) * speed / TEN_MINUTES, 1, Integer::sum);
    }
    byRule.forEach((rule, count) -> say(count + " of " + rule));
    Figures figures = new Figures();
    figures.put("simulatedHours", hours);
    figures.put("speed", speed);
    figures.put("alarms", raised.size());
    for (int level = 1; level <= LEVELS; level++) {
      figures.put("level" + level, byLevel[level]);
    }
    figures.put("alarmsPerDay", raised.size() * HOURS_A_DAY / hours, 1);
    figures.put(
        "mostInTenMinutes",
        byTenMinutes.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    return figures;
  }

  private static void say(String text) {
    System.err.println("bench quiet: " + text);
  }
}
