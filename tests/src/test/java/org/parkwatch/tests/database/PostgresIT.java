package org.parkwatch.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.tests.kill.Operator;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.Needs;
import org.parkwatch.tests.rig.PostgresServer;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * One room on a real PostgreSQL: what was acknowledged outlives {@code kill -9}, the park goes on
 * while its database is away, and a database that cannot be used is one clear sentence at the
 * start.
 */
class PostgresIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String TRAIL = "select count(*) from facility.audit where action = ";

  @Test
  void theServerRunsOnPostgresAndGoesOnWithoutItAndAfterAKill() throws Exception {
    Optional<Path> bin = PostgresServer.installed();
    Needs.that("PostgreSQL (Debian: postgresql)", bin.isPresent());
    Chromium.needed();
    Path root = Installation.projectRoot();
    try (PostgresServer postgres = PostgresServer.create(bin.orElseThrow());
        Installation installation =
            Installation.fresh(root, root.resolve("tests/target/proofs/postgres"))) {
      ProofRule.write(installation.data());
      postgres.writeLogin(installation.data(), postgres.password());
      installation.run("--small", "--database", postgres.url());
      assertThat(installation.data().resolve("db/parkwatch.mv.db")).doesNotExist();
      assertThat(postgres.number("select count(*) from facility.cabinet")).isEqualTo(200);

      String changed = outlivesAKill(installation, postgres);
      goesOnWithout(installation, postgres, changed);
      refusesClearly(installation, postgres);
      assertThat(allThatWasSaid(installation)).doesNotContain(postgres.password());
    }
  }

  /** The password that was changed just before the kill. */
  private static String outlivesAKill(Installation installation, PostgresServer postgres)
      throws Exception {
    overload(installation, 0);
    Operator.Password changed;
    try (Operator operator = new Operator(installation)) {
      operator.openAlarms();
      operator.acknowledgeOne();
      changed = operator.changePassword();
      installation.killServer(); // the page has just said that it is done
    }
    installation.execServer();
    installation.awaitServer();
    assertThat(changed.holds()).as("changed password after a kill").isTrue();
    assertThat(postgres.number(TRAIL + "'alarm.acknowledge'")).isEqualTo(1);
    assertThat(journalled(installation, EntryKind.ACKNOWLEDGED)).isEqualTo(1);
    return changed.next();
  }

  private static void goesOnWithout(
      Installation installation, PostgresServer postgres, String password) throws Exception {
    try (Operator operator = new Operator(installation, password)) {
      operator.openAlarms();
      postgres.crash();
      overload(installation, 1); // read, evaluated and journalled all the same
      collects(installation);
      operator.seeAlarms();
      operator.tryToAcknowledge("the database does not answer");
      assertThat(Operator.signInLeadsTo(installation.url(), password))
          .endsWith("/login?unavailable");
      postgres.start();
      Await.until(
          "somebody can sign in again",
          SOON,
          () -> !Operator.signInLeadsTo(installation.url(), password).contains("/login"));
      operator.seeAlarms();
      operator.acknowledgeOne();
    }
    assertThat(postgres.number(TRAIL + "'alarm.acknowledge'")).isEqualTo(2);
    assertThat(installation.serverAlive()).isTrue();
  }

  private static void collects(Installation installation) throws IOException {
    long from = RigClock.WALL.millis();
    try (LogTail log = new LogTail(installation.data().resolve("log"), 0, group -> {}).start()) {
      Await.until("samples are written", SOON, () -> log.lastCommitMillis() > from + 2_000);
    }
  }

  private static void refusesClearly(Installation installation, PostgresServer postgres)
      throws IOException {
    installation.endServer();
    postgres.writeLogin(installation.data(), "not-the-password");
    assertThat(refusal(installation))
        .contains(postgres.url())
        .contains("password authentication failed for user \"parkwatch\"")
        .doesNotContain("not-the-password");
    postgres.writeLogin(installation.data(), postgres.password());
    postgres.crash();
    assertThat(refusal(installation)).contains(postgres.url()).contains("cannot be reached");
    postgres.start();
    installation.execServer();
    installation.awaitServer();
  }

  private static String refusal(Installation installation) throws IOException {
    installation.execServer();
    Await.until("the start is refused", SOON, () -> !installation.serverAlive());
    String said = Files.readString(installation.log("server"));
    assertThat(said).as("no stack for a person to read").doesNotContain("\tat ");
    return said;
  }

  /** A rented cabinet's rack PDU carries too much, which becomes an alarm. */
  private static void overload(Installation installation, int which) throws IOException {
    String device = rentedCabinets(installation.data()).get(which) + "-PDU-A";
    long before = journalled(installation, EntryKind.RAISED);
    new SimulatedPark(installation.data()).overload(List.of(device));
    Await.until(
        device + " is an alarm", SOON, () -> journalled(installation, EntryKind.RAISED) > before);
  }

  private static long journalled(Installation installation, EntryKind kind) {
    try (AlarmJournal journal = AlarmJournal.open(installation.data())) {
      return journal
          .entries(entry ->
              entry.kind() == kind && (kind != EntryKind.RAISED || ProofRule.is(entry.rule())))
          .size();
    }
  }

  private static List<String> rentedCabinets(Path data) throws IOException {
    try (Stream<String> lines = Files.lines(data.resolve("park/B1/tenancies.csv"))) {
      return lines.skip(5).map(line -> line.substring(0, line.indexOf(','))).toList();
    }
  }

  private static String allThatWasSaid(Installation installation) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String log : List.of("server", "parkwatch", "launcher")) {
      said.append(Files.readString(installation.log(log)));
    }
    return said.toString();
  }
}
