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
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.Needs;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SampleMemory;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * History stops at its floor of free space and says so; collecting and alarms go on, even when the
 * disk takes nothing more; when there is space again, everything goes on by itself.
 */
class FullDiskIT {
  /** What the launcher asks for, and what history wants to see free is half of it. */
  private static final long ENOUGH_MEGABYTES = 5000;

  private static final long BELOW_THE_FLOOR_MEGABYTES = 600;
  private static final long NOTHING = 0;
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);
  private static final Duration ROUND = Duration.ofSeconds(12);

  @Test
  void historyStopsAndGoesOnWhileAlarmsLive() throws Exception {
    Needs.that("root, for a small disk of its own", SmallDisk.allowed());
    Path root = Installation.projectRoot();
    try (SmallDisk disk = smallDisk(root.resolve("tests/target/proofs/disk"));
        Installation installation = new Installation(root, disk.folder().resolve("data"))) {
      ProofRule.write(installation.data());
      outputElsewhere(root.resolve("tests/target/proofs"), installation.data());
      installation.run("--small");
      fillAndEmpty(disk, installation);
    }
  }

  /**
   * The processes' output lies on another disk: the line that tells of a full one would be lost
   * when {@link SmallDisk#fill} is quicker to take what the server gave up.
   */
  private static void outputElsewhere(Path proofs, Path data) throws IOException {
    Path folder = Files.createTempDirectory(proofs, "disk-output");
    Files.createSymbolicLink(data.resolve("run"), folder);
  }

  private static SmallDisk smallDisk(Path folder) {
    try {
      return SmallDisk.mount(folder, ENOUGH_MEGABYTES);
    } catch (IOException e) {
      Needs.that("the right to mount a small disk (" + e.getMessage() + ")", false);
      throw new UncheckedIOException(e);
    }
  }

  private static void fillAndEmpty(SmallDisk disk, Installation installation) throws Exception {
    ParkOnDisk park = ParkOnDisk.read(installation.data());
    SimulatedPark simulated = new SimulatedPark(installation.data());
    List<String> devices = park.inService(new Random(1));
    RackPdu witness = park.device(devices.getLast());
    int power = witness.point("power");
    SampleMemory memory = new SampleMemory(park.pointsOf(List.of(witness)));
    ServerLog serverLog = new ServerLog(installation.log("parkwatch"));
    long stopped;
    long recovered;
    try (LogTail log = new LogTail(installation.data().resolve("log"), 0, memory::take).start()) {
      Await.pass(ROUND);

      disk.leaveFree(BELOW_THE_FLOOR_MEGABYTES);
      serverLog.await("STOPPED_DISK_FULL", NOTICED_WITHIN);
      stopped = RigClock.WALL.millis();
      simulated.overload(devices.subList(0, 10));
      ProofRule.awaitRaised(installation.data(), devices.subList(0, 10), NOTICED_WITHIN);
      awaitSampleAfter(memory, power, stopped);

      disk.leaveFree(NOTHING);
      awaitLineOnFull(disk, serverLog, "the disk is full, going on with the reserve");
      long onReserve = RigClock.WALL.millis();
      simulated.overload(devices.subList(10, 15));
      awaitSampleAfter(memory, power, onReserve);
      awaitLineOnFull(disk, serverLog, "samples live in memory alone");
      Await.pass(ROUND);
      assertThat(installation.serverAlive()).isTrue();

      disk.empty();
      disk.leaveFree(ENOUGH_MEGABYTES);
      recovered = RigClock.WALL.millis();
      serverLog.await("RUNNING after STOPPED_DISK_FULL", NOTICED_WITHIN);
      simulated.overload(devices.subList(15, 20));
      ProofRule.awaitRaised(installation.data(), devices.subList(0, 20), NOTICED_WITHIN);
      long after = RigClock.WALL.millis();
      awaitSampleAfter(memory, power, after + 1000);
      assertThat(log.damaged()).isZero();
    }
    installation.stop();
    assertThat(ProofRule.raised(installation.data())).isEqualTo(Set.copyOf(devices.subList(0, 20)));
    Series stored = history(installation, park, power);
    assertThat(between(stored, 0, stopped)).as("before").isPositive();
    assertThat(between(stored, stopped, recovered)).as("while it stood still").isZero();
    assertThat(between(stored, recovered, Long.MAX_VALUE)).as("afterwards").isPositive();
  }

  /** Fills the disk again and again: a file that the server gives up makes room for a while. */
  private static void awaitLineOnFull(SmallDisk disk, ServerLog log, String text) {
    Await.until(
        "the server's log says \"" + text + "\"",
        NOTICED_WITHIN,
        () -> {
          boolean said = log.says(text);
          if (!said) {
            disk.fill();
          }
          return said;
        });
  }

  private static void awaitSampleAfter(SampleMemory memory, int point, long millis) {
    Await.until(
        "the log has a new sample",
        NOTICED_WITHIN,
        () -> !memory.good(point).tailMap(millis, true).isEmpty());
  }

  private static Series history(Installation installation, ParkOnDisk park, int point)
      throws IOException {
    try (HistoryStore store =
        HistoryStore.open(
            installation.data().resolve("history"),
            HistoryOptions.defaults(),
            HistorySite.of(park::cellOfPoint))) {
      return store.range(point, 0, Long.MAX_VALUE, 100_000);
    }
  }

  private static long between(Series series, long fromMillis, long toMillis) {
    long count = 0;
    for (long millis : series.millis()) {
      if (millis >= fromMillis && millis < toMillis) {
        count++;
      }
    }
    return count;
  }
}
