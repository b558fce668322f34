package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * How long from {@code exec} of the killed server to the first journalled alarm that nobody knew of
 * when it was killed.
 */
final class RestartToAlarms {
  private static final int DEVICES = 200;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Seldom, so that the looking does not slow what it looks at; the journal tells the time. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Installation installation;
  private final SimulatedPark simulated;

  RestartToAlarms(Installation installation, SimulatedPark simulated) {
    this.installation = installation;
    this.simulated = simulated;
  }

  /** Seconds; the server runs again afterwards. */
  double measure(List<String> unused) {
    Set<String> fresh = new HashSet<>(unused.subList(0, Math.min(DEVICES, unused.size())));
    simulated.overload(List.copyOf(fresh));
    installation.killServer();
    long execMillis = RigClock.WALL.millis();
    installation.execServer();
    long firstMillis =
        Await.value(
            "a new alarm is journalled after the restart",
            LIMIT,
            LOOK_EVERY,
            () -> {
              try (AlarmJournal journal = AlarmJournal.open(installation.data())) {
                return journal
                    .entries(entry ->
                        ChangeToAlarm.raise(entry)
                            && entry.committedAtMillis() >= execMillis
                            && fresh.contains(entry.device()))
                    .stream()
                    .map(JournalEntry::committedAtMillis)
                    .findFirst()
                    .orElse(null);
              }
            });
    installation.awaitServer();
    return (firstMillis - execMillis) / 1e3;
  }
}
