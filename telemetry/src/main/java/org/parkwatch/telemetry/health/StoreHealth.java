package org.parkwatch.telemetry.health;

import java.util.List;
import org.parkwatch.telemetry.history.Refused;

/** How the stores of samples are. Thread-safe. */
public interface StoreHealth {
  /** The state now. Walks over all points: not for every second. */
  StoreState state();

  /** Samples that were refused since the start by point and reason, the most first. */
  List<Refused> refused();
}
