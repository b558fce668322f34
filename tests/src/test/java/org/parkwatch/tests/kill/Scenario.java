package org.parkwatch.tests.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SimulatedPark;
import org.parkwatch.tests.rig.Truth;

/**
 * An installation that is killed and restarted, whose simulators count their answers and write down
 * those of the watched devices, and whose server's clock can be stepped. Confined to one thread.
 */
final class Scenario implements AutoCloseable {
  private final Random random;
  private final Installation installation;
  private final ServerClock clock;
  private final Lives lives = new Lives();
  private final ParkOnDisk park;
  private final SimulatedPark simulated;
  private final List<String> watched;

  /**
   * Starts it.
   *
   * @param small one room instead of the whole park
   * @param watch how many devices in service are watched
   */
  Scenario(String name, long seed, boolean small, int watch) throws IOException {
    random = new Random(seed);
    Path root = Installation.projectRoot();
    Path data = root.resolve("tests/target/proofs").resolve(name);
    installation = Installation.fresh(root, data);
    try {
      clock = new ServerClock(data);
      clock.governs(installation);
      ProofRule.write(data);
      installation.with("PARKWATCH_SIMULATOR_OPTS", "--energy answer-count");
      lives.born(RigClock.WALL.millis());
      installation.run(small ? new String[] {"--small"} : new String[0]);
      park = ParkOnDisk.read(data);
      simulated = new SimulatedPark(data);
      watched = List.copyOf(park.inService(random).subList(0, watch));
      simulated.keepTruth(watched);
    } catch (IOException | RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  /** Lets the park run for a time that the seed decides. */
  void live(int fewestSeconds, int mostSeconds) {
    Await.pass(Duration.ofMillis(random.nextLong(fewestSeconds * 1000L, mostSeconds * 1000L + 1)));
  }

  /** {@code kill -9} at once. */
  void kill() {
    lives.ended(RigClock.WALL.millis());
    installation.killServer();
  }

  /** Starts the killed server as the launcher did, and waits until it is ready. */
  void restart() {
    lives.born(RigClock.WALL.millis());
    installation.execServer();
    installation.awaitServer();
  }

  /**
   * Ends the server in order, then the record of answers, then the simulators, and reads what there
   * is.
   */
  Verdict end() throws IOException {
    lives.ended(RigClock.WALL.millis());
    installation.endServer();
    Truth truth = simulated.endTruth();
    installation.stop();
    return Verdict.read(park, watched, lives, truth, installation.data());
  }

  Installation installation() {
    return installation;
  }

  ServerClock clock() {
    return clock;
  }

  SimulatedPark simulated() {
    return simulated;
  }

  /** Devices whose answers are written down, in an order that the seed decides. */
  List<String> watched() {
    return watched;
  }

  @Override
  public void close() {
    installation.close();
  }
}
