package org.parkwatch.simulators.ydt1363;

import org.jspecify.annotations.Nullable;

/** What a device answers to commands that get something. Thread-safe. */
interface Machine {
  /** Whether it has a part of this kind. */
  boolean has(int cid1);

  /** The INFO of its answer; null for a command that it does not know. */
  byte @Nullable [] answer(int cid1, int command);
}
