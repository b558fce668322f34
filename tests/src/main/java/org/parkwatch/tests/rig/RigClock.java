package org.parkwatch.tests.rig;

import java.time.InstantSource;

/** The one place where the proofs read the machine's wall clock. */
public final class RigClock {
  /** The machine's own time, which simulators stamp their answers with. */
  public static final InstantSource WALL = InstantSource.system();

  private RigClock() {}
}
