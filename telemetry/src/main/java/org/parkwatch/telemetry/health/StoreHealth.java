package org.parkwatch.telemetry.health;

import java.util.List;
import java.util.Optional;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.history.Refused;

/** How the stores of samples are. Thread-safe. */
public interface StoreHealth {
  /** The state now. Walks over all points: not for every second. */
  StoreState state();

  /** Samples that were refused since the start by point and reason, the most first. */
  List<Refused> refused();

  /** What was found damaged in the data folder, the newest first. */
  List<Damage> damages();

  /** How the last backup went; empty if there was none, or nothing can be said of it. */
  Optional<BackupNote> lastBackup();
}
