package org.parkwatch.tests.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.Needs;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * The disk of sample log and history becomes read-only while the server runs. It says so, as an
 * alarm too, and alarms go on of what lives in memory; after a repair and a restart all goes on.
 */
class ReadOnlyDiskIT {
  /** What history wants to see free is less than half of it. */
  private static final long MEGABYTES = 5000;

  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(90);
  private static final Duration ROUND = Duration.ofSeconds(12);

  @Test
  void alarmsGoOnWhileLogAndHistoryCannotBeWritten() throws Exception {
    Needs.that("root, for a disk of its own that fails", SmallDisk.allowed());
    Path root = Installation.projectRoot();
    Path data = Installation.proofs("read-only");
    try (FailingDisk disk = failingDisk(root.resolve("tests/target/proofs/read-only-disk"));
        Installation installation = Installation.fresh(root, data)) {
      ProofRule.write(data);
      for (String store : List.of("log", "history")) {
        Path there = Files.createDirectory(disk.folder().resolve(store));
        Files.createSymbolicLink(data.resolve(store), there);
      }
      installation.run("--small");
      failAndRepair(disk, installation);
    }
  }

  private static FailingDisk failingDisk(Path folder) {
    try {
      return FailingDisk.make(folder, MEGABYTES);
    } catch (IOException e) {
      Needs.that("the right to mount a disk of its own (" + e.getMessage() + ")", false);
      throw new UncheckedIOException(e);
    }
  }

  private static void failAndRepair(FailingDisk disk, Installation installation) throws Exception {
    ParkOnDisk park = ParkOnDisk.read(installation.data());
    SimulatedPark simulated = new SimulatedPark(installation.data());
    List<String> devices = park.inService(new Random(2));
    ServerLog serverLog = new ServerLog(installation.log("parkwatch"));
    Await.pass(ROUND);

    disk.fail();
    serverLog.await("samples live in memory alone", NOTICED_WITHIN);
    serverLog.await("STOPPED_DISK_UNWRITABLE", NOTICED_WITHIN);
    simulated.overload(devices.subList(0, 10));
    ProofRule.awaitRaised(installation.data(), devices.subList(0, 10), NOTICED_WITHIN);
    Await.value(
        "the alarm that history writes nothing",
        NOTICED_WITHIN,
        Duration.ofSeconds(1),
        () -> tellsOfHistory(installation) ? Boolean.TRUE : null);
    assertThat(installation.serverAlive()).isTrue();
    installation.stop();

    disk.repair();
    installation.run("--small");
    simulated.overload(devices.subList(10, 15));
    ProofRule.awaitRaised(installation.data(), devices.subList(0, 15), NOTICED_WITHIN);
    installation.stop();
    assertThat(ProofRule.raised(installation.data())).isEqualTo(Set.copyOf(devices.subList(0, 15)));
  }

  private static boolean tellsOfHistory(Installation installation) {
    try (AlarmJournal journal = AlarmJournal.open(installation.data())) {
      return !journal
          .entries(entry ->
              entry.kind() == EntryKind.RAISED && entry.rule().equals("server.history.stopped"))
          .isEmpty();
    }
  }
}
