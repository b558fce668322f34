package org.parkwatch.collectors;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.poll.Diagnoses;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Park;

/** Asks or hears all devices of one family of protocols. Thread-safe. */
public interface ProtocolCollector extends AutoCloseable {
  /** The family, such as {@code snmp}; one of each under a roof. */
  String family();

  /** What a device's protocol may be called to be taken, such as {@code snmp-v2c}. */
  Set<String> protocols();

  /**
   * Makes ready for another state of the park, without changing anything yet. Devices of other
   * protocols, and those not to be collected, are left alone.
   *
   * @param problems gets a line for every device that cannot be read, beginning with its code
   * @return goes over to that state; devices that did not change go on undisturbed. To be run only
   *     if nobody had a problem
   */
  Runnable prepare(Park park, List<String> problems);

  /**
   * Begins to ask. Once.
   *
   * @throws IOException if the system gives no means to
   */
  void start() throws IOException;

  /** Figures since the start. */
  CollectorFigures figures();

  /** What became of all that devices told by themselves; empty where that is not heard. */
  default List<Diagnosis.Count> notifications() {
    return List.of();
  }

  /** A device as it is read here; empty if this collector does not read it. */
  Optional<? extends PolledDevice<?>> device(int id);

  /** How a device is doing; empty if this collector does not read it. */
  default Optional<DeviceHealth> health(int device) {
    return device(device).map(polled -> polled.health().health());
  }

  /** What is known of a device; empty if this collector does not read it. */
  default Optional<Diagnosis> diagnose(int device) {
    return device(device).map(polled -> Diagnoses.of(polled, figures(), notifications()));
  }

  /** Hands over the last samples and ends. */
  @Override
  void close();
}
