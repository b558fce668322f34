package org.parkwatch.tests.rig;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The whole park, started once and shared by proofs that leave it as they found it: starting it
 * costs more than what each of them does with it. It ends with this process. Thread-safe.
 */
public final class FullPark {
  private static @Nullable FullPark shared;

  private final Installation installation;
  private final ParkOnDisk devices;
  private final SimulatedPark simulated;

  private FullPark(Installation installation) {
    this.installation = installation;
    devices = ParkOnDisk.read(installation.data());
    simulated = new SimulatedPark(installation.data());
  }

  /** The running park. */
  public static synchronized FullPark shared() {
    FullPark park = shared;
    if (park == null) {
      Path root = Installation.projectRoot();
      Path data = root.resolve("tests/target/proofs/full");
      Installation installation = Installation.fresh(root, data);
      ProofRule.write(data);
      installation.run();
      park = new FullPark(installation);
      shared = park;
    }
    return park;
  }

  public Installation installation() {
    return installation;
  }

  public ParkOnDisk devices() {
    return devices;
  }

  public SimulatedPark simulated() {
    return simulated;
  }
}
