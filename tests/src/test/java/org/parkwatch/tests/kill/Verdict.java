package org.parkwatch.tests.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.tests.kill.AlarmOracle.Journalled;
import org.parkwatch.tests.kill.AlarmOracle.Shown;
import org.parkwatch.tests.kill.SampleOracle.Answer;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.Truth;

/**
 * What an ended installation holds, beside what the simulators answered. Everything was read when
 * it is made; the lists may then be damaged to see whether the oracles notice.
 */
final class Verdict {
  static final String SILENT_RULE = "rack-pdu.silent";

  /** One count of the energy register in kWh, by the profile: the unit the MIB gives. */
  private static final Map<String, Double> KWH_PER_COUNT =
      Map.of(
          "apc-rpdu2", 0.1,
          "raritan-px", 0.001,
          "servertech-sentry4", 0.1,
          "eaton-epdu", 0.001,
          "geist-rpdu", 0.001);

  private static final int ALL = 1_000_000;
  private static final Duration REPLAYED_WITHIN = Duration.ofMinutes(5);

  private final ParkOnDisk park;
  private final List<String> watched;
  private final Lives lives;
  private final Truth truth;
  final Map<String, Series> history = new HashMap<>();
  final List<JournalEntry> journal;

  private Verdict(ParkOnDisk park, List<String> watched, Lives lives, Truth truth, Path data)
      throws IOException {
    this.park = park;
    this.watched = watched;
    this.lives = lives;
    this.truth = truth;
    try (AlarmJournal reader = AlarmJournal.open(data)) {
      journal = new ArrayList<>(reader.entries(entry -> true));
    }
    try (HistoryStore store = open(data)) {
      replay(data, store);
    }
    try (HistoryStore store = open(data)) {
      for (String device : watched) {
        int energy = park.device(device).point("energy");
        history.put(device, store.range(energy, 0, Long.MAX_VALUE, ALL));
      }
    }
  }

  private HistoryStore open(Path data) throws IOException {
    return HistoryStore.open(
        data.resolve("history"), HistoryOptions.defaults(), HistorySite.of(park::cellOfPoint));
  }

  /**
   * What history had not written when its server ended is in the log: the next start would take it
   * from there, and so does this.
   */
  private static void replay(Path data, HistoryStore store) throws IOException {
    InstantSource longAgo = () -> Instant.ofEpochMilli(0); // the log's own time never goes back
    try (SampleLog log =
        SampleLog.open(data.resolve("log"), SampleLogOptions.defaults(), longAgo)) {
      log.consume(store);
      log.start();
      Await.until(
          "history has read the log",
          REPLAYED_WITHIN,
          () ->
              log.figures().consumers().stream().noneMatch(consumer -> consumer.fromDisk())
                  && store.figures().lag() == 0);
    }
  }

  /**
   * Reads history and journal of an installation that has ended.
   *
   * @param watched devices whose answers are in {@code truth}
   * @param lives when its server lived
   */
  static Verdict read(ParkOnDisk park, List<String> watched, Lives lives, Truth truth, Path data)
      throws IOException {
    return new Verdict(park, watched, lives, truth, data);
  }

  /** Oracle 1: every answer is stored once, and nothing else. */
  Map<String, SampleOracle> samples() {
    Map<String, SampleOracle> oracles = new HashMap<>();
    for (String device : watched) {
      String profile = park.device(device).profile();
      SampleOracle oracle =
          oracles.computeIfAbsent(
              profile, id -> new SampleOracle(lives, KWH_PER_COUNT.getOrDefault(id, Double.NaN)));
      List<Answer> answers =
          truth.of(device).stream()
              .filter(answer -> answer.count() > 0)
              .map(answer -> new Answer(answer.millis(), answer.request(), answer.count()))
              .toList();
      oracle.check(device, answers, stored(device));
    }
    return oracles;
  }

  private Series stored(String device) {
    return history.getOrDefault(device, new Series(new long[0], new double[0], new byte[0]));
  }

  /** Oracle 2: every overload shown is one raise and one return, and there are no others. */
  AlarmOracle overloads() {
    AlarmOracle oracle = new AlarmOracle(lives);
    Map<String, List<Journalled>> journalled = new HashMap<>();
    for (JournalEntry entry : journal) {
      if (ProofRule.is(entry.rule())) {
        add(journalled, entry);
      }
    }
    for (String device : watched) {
      List<Shown> shown =
          truth.of(device).stream()
              .filter(answer -> answer.state() != Truth.State.UNTOLD)
              .map(answer -> new Shown(answer.millis(), answer.state() == Truth.State.OVERLOADED))
              .toList();
      List<Journalled> found = journalled.remove(device);
      oracle.check(device, shown, found == null ? List.of() : found);
    }
    journalled.forEach((device, found) -> oracle.check(device, List.of(), found));
    return oracle;
  }

  /** Oracle 2: devices whose silence is not journalled as one raise and one return, if at all. */
  List<String> silenceProblems(Set<String> silenced) {
    Map<String, List<Journalled>> journalled = new HashMap<>();
    silenced.forEach(device -> journalled.put(device, new ArrayList<>()));
    for (JournalEntry entry : journal) {
      if (entry.rule().equals(SILENT_RULE)) {
        add(journalled, entry);
      }
    }
    List<String> problems = new ArrayList<>();
    journalled.forEach((device, found) -> {
      List<Journalled> expected =
          silenced.contains(device) ? List.of(Journalled.RAISED, Journalled.RETURNED) : List.of();
      if (!found.equals(expected)) {
        problems.add(device + ": expected " + expected + ", journal has " + found);
      }
    });
    return problems;
  }

  /** Entries of a kind. */
  List<JournalEntry> of(EntryKind kind) {
    return journal.stream().filter(entry -> entry.kind() == kind).toList();
  }

  private static void add(Map<String, List<Journalled>> journalled, JournalEntry entry) {
    List<Journalled> list = journalled.computeIfAbsent(entry.device(), device -> new ArrayList<>());
    switch (entry.kind()) {
      case RAISED -> list.add(Journalled.RAISED);
      case RETURNED -> list.add(Journalled.RETURNED);
      case ACKNOWLEDGED,
          SHELVED,
          UNSHELVED,
          SUPPRESSED,
          UNSUPPRESSED,
          OUT_OF_SERVICE,
          IN_SERVICE,
          RESET,
          NOTED,
          HANDED_OVER,
          WITHDRAWN -> {}
    }
  }
}
