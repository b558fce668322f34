package org.parkwatch.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.ProofRule;

/**
 * {@code kill -9} of the server under the load of the whole park, at moments that a seed decides,
 * ten minutes of downtime and clock steps of an hour: nothing acknowledged is lost, no sample and
 * no alarm doubled, missed or invented. The oracles hear from the simulators what was answered and
 * know nothing of how it is kept; each is shown to notice what a sabotage took away.
 */
@Tag("kill")
class KillTestIT {
  private static final long SEED = 20_261_122;
  private static final int LONG_RUNS = 10;
  private static final int WATCHED = 400;
  private static final int GROUP = 60;
  private static final int SILENCED = 20;
  private static final double FEW_ASKED_AGAIN = 0.02;
  private static final double FEW_TOO_LATE = 0.005;

  static LongStream seeds() {
    return Boolean.getBoolean("parkwatch.long")
        ? new Random(SEED).longs(LONG_RUNS, 1, Integer.MAX_VALUE)
        : LongStream.of(SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLostDoubledOrInventedWhenTheServerIsKilled(long seed) throws Exception {
    try (Scenario scenario = new Scenario("kill", seed, false, WATCHED)) {
      Chromium.needed();
      Set<String> silenced = Set.copyOf(group(scenario, 4).subList(0, SILENCED));
      Verdict verdict = killAgainAndAgain(scenario, silenced);
      assertAllIsThere(verdict, silenced);
      assertTheOraclesNoticeDamage(verdict);
    }
  }

  /** Four groups are overloaded before, during and after what happens to the server. */
  private static Verdict killAgainAndAgain(Scenario scenario, Set<String> silenced)
      throws Exception {
    scenario.live(11, 13);
    scenario.simulated().overload(group(scenario, 0));
    scenario.simulated().silent(silenced);
    scenario.live(12, 18);
    try (Operator operator = new Operator(scenario.installation())) {
      operator.openAlarms();
      operator.acknowledgeOne();
      scenario.kill(); // the page has just said that it is done
    }
    scenario.simulated().overload(group(scenario, 1));
    scenario.restart();
    scenario.live(40, 44);

    scenario.simulated().clear(group(scenario, 0).subList(0, GROUP / 2));
    Operator.Password changed;
    try (Operator operator = new Operator(scenario.installation())) {
      operator.openAlarms();
      changed = operator.changePassword();
      scenario.kill(); // the page has just said that it is done
    }
    scenario.clock().step(Duration.ofMinutes(10));
    scenario.simulated().clear(group(scenario, 0));
    scenario.simulated().overload(group(scenario, 2));
    scenario.restart();
    assertThat(changed.holds()).as("changed password after a kill").isTrue();
    scenario.live(14, 18);

    scenario.clock().step(Duration.ofHours(1));
    scenario.live(4, 8);
    scenario.simulated().overload(group(scenario, 3));
    scenario.live(10, 12);
    scenario.clock().step(Duration.ofHours(-1));
    scenario.live(4, 8);
    scenario.simulated().clear(group(scenario, 1));
    scenario.simulated().clear(silenced);
    scenario.live(10, 16);
    scenario.kill();
    scenario.restart();
    scenario.simulated().clear(group(scenario, 2));
    scenario.live(48, 50);
    return scenario.end();
  }

  private static List<String> group(Scenario scenario, int number) {
    return scenario.watched().subList(number * GROUP, (number + 1) * GROUP);
  }

  private static void assertAllIsThere(Verdict verdict, Set<String> silenced) {
    Map<String, SampleOracle> samples = verdict.samples();
    assertThat(samples).as("makes that were watched").hasSize(5);
    samples.forEach(
        (profile, oracle) -> assertThat(oracle.problems()).as("samples of %s", profile).isEmpty());
    long owed = samples.values().stream().mapToLong(SampleOracle::owed).sum();
    long again = samples.values().stream().mapToLong(SampleOracle::askedAgain).sum();
    long givenUp = samples.values().stream().mapToLong(SampleOracle::givenUp).sum();
    AlarmOracle overloads = verdict.overloads();
    System.err.printf(
        "kill test: %d samples owed, %d requests sent again, %d answers too late,"
            + " %d alarm changes owed, %d undecided%n",
        owed, again, givenUp, overloads.expected(), overloads.undecided());
    assertThat(owed).as("samples that had to be stored").isGreaterThan(WATCHED * 10L);
    assertThat((double) again / owed)
        .as("requests sent again, as a share")
        .isLessThan(FEW_ASKED_AGAIN);
    assertThat((double) givenUp / owed)
        .as("answers that came too late, as a share")
        .isLessThan(FEW_TOO_LATE);
    assertThat(overloads.problems()).as("alarms of overloads").isEmpty();
    // Group 0 to 2 come and go, group 3 only comes; some only within a second of a kill.
    assertThat(overloads.expected()).isGreaterThan(GROUP * 6);
    assertThat(verdict.silenceProblems(silenced)).as("alarms of silence").isEmpty();
    assertThat(verdict.of(EntryKind.WITHDRAWN)).isEmpty();
    assertThat(verdict.of(EntryKind.ACKNOWLEDGED))
        .as("what the operator took note of just before a kill")
        .singleElement()
        .extracting(JournalEntry::who)
        .isEqualTo("admin");
  }

  /** The very same oracles on the very same data, with one thing taken away at a time. */
  private static void assertTheOraclesNoticeDamage(Verdict verdict) {
    Map.Entry<String, Series> victim =
        verdict.history.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 10)
            .findFirst()
            .orElseThrow();
    Series whole = victim.getValue();
    victim.setValue(without(whole, rowAmongUsable(whole)));
    assertThat(verdict.samples().values().stream().flatMap(o -> o.problems().stream()).toList())
        .singleElement()
        .asString()
        .startsWith("LOST " + victim.getKey());
    victim.setValue(whole);

    int row = 0;
    while (!ProofRule.is(verdict.journal.get(row).rule())) {
      row++;
    }
    JournalEntry entry = verdict.journal.remove(row);
    assertThat(verdict.overloads().problems()).singleElement().asString().contains(entry.device());
    verdict.journal.add(row, entry);
    verdict.journal.add(row, entry);
    assertThat(verdict.overloads().problems()).singleElement().asString().contains(entry.device());
  }

  /** A row in the middle that no failed read beside it could explain. */
  private static int rowAmongUsable(Series series) {
    byte[] qualities = series.qualities();
    int row = series.size() / 2;
    while (!Quality.usable(qualities[row - 1])
        || !Quality.usable(qualities[row])
        || !Quality.usable(qualities[row + 1])) {
      row++;
    }
    return row;
  }

  private static Series without(Series series, int row) {
    long[] millis = series.millis().clone();
    double[] values = series.values().clone();
    byte[] qualities = series.qualities().clone();
    int left = series.size() - 1;
    System.arraycopy(millis, row + 1, millis, row, left - row);
    System.arraycopy(values, row + 1, values, row, left - row);
    System.arraycopy(qualities, row + 1, qualities, row, left - row);
    return new Series(
        Arrays.copyOf(millis, left), Arrays.copyOf(values, left), Arrays.copyOf(qualities, left));
  }
}
