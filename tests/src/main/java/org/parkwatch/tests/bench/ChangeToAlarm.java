package org.parkwatch.tests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Percentiles;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SimulatedPark;
import org.parkwatch.tests.rig.Truth;

/**
 * How long from the first answer that shows an overload, by the simulators' own record, to the
 * journalled alarm. One device after the other is overloaded, spread over the measured time.
 */
final class ChangeToAlarm {
  private static final int FEWEST = 200;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** The last fault comes early enough to be read, twice if need be, before the time is over. */
  private static final Duration BEFORE_THE_END = Duration.ofSeconds(25);

  private static final long PROGRESS_EVERY = 50;

  private final SimulatedPark simulated;
  private final List<String> healthy;
  private final List<String> faulted = new ArrayList<>();

  /**
   * @param healthy devices in service, in the order in which they are used
   */
  ChangeToAlarm(SimulatedPark simulated, List<String> healthy) {
    this.simulated = simulated;
    this.healthy = healthy;
  }

  /** Overloads devices from a moment on; returns when the measured time is over. */
  void inject(long fromMillis, Duration measured, Consumer<String> progress) {
    long usable = measured.minus(BEFORE_THE_END).toMillis();
    int count = (int) Math.min(healthy.size() / 2, Math.max(FEWEST, usable / BETWEEN.toMillis()));
    for (int i = 0; i < count; i++) {
      awaitMillis(fromMillis + usable * i / count);
      String device = healthy.get(i);
      simulated.overload(List.of(device));
      faulted.add(device);
      if (i % PROGRESS_EVERY == 0) {
        progress.accept("fault " + (i + 1) + " of " + count);
      }
    }
    awaitMillis(fromMillis + measured.toMillis());
  }

  private static void awaitMillis(long millis) {
    long left = millis - RigClock.WALL.millis();
    if (left > 0) {
      Await.pass(Duration.ofMillis(left));
    }
  }

  /** Healthy devices that were not overloaded. */
  List<String> unused() {
    return healthy.subList(faulted.size(), healthy.size());
  }

  /** The figures, once the server has ended. An alarm that never came makes P99 null. */
  void put(Figures figures, Path data, Truth truth) {
    Map<String, Long> raised = firstRaised(data);
    List<Long> took = new ArrayList<>();
    int missed = 0;
    for (String device : faulted) {
      OptionalLong shown = truth.firstOverload(device);
      Long at = raised.get(device);
      if (shown.isPresent() && at != null) {
        took.add(at - shown.getAsLong());
      } else {
        missed++;
      }
    }
    Percentiles percentiles = new Percentiles(took);
    figures.put("changeToAlarmP99Ms", missed == 0 ? percentiles.at(0.99) : Double.NaN, 0);
    figures.put("changeToAlarmP50Ms", percentiles.at(0.5), 0);
    figures.put("changes", faulted.size());
    figures.put("alarmsMissed", missed);
  }

  private static Map<String, Long> firstRaised(Path data) {
    Map<String, Long> raised = new HashMap<>();
    try (AlarmJournal journal = AlarmJournal.open(data)) {
      for (JournalEntry entry : journal.entries(ChangeToAlarm::raise)) {
        raised.putIfAbsent(entry.device(), entry.committedAtMillis());
      }
    }
    return raised;
  }

  /** Whether an entry raises the alarm without a delay. */
  static boolean raise(JournalEntry entry) {
    return entry.kind() == EntryKind.RAISED && ProofRule.is(entry.rule());
  }
}
