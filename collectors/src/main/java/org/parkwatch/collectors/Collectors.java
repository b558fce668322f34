package org.parkwatch.collectors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;

/** All collectors as one: a park is taken as a whole or not at all. Thread-safe. */
public final class Collectors implements AutoCloseable {
  private final List<ProtocolCollector> collectors;
  private final Map<String, ProtocolCollector> byProtocol = new HashMap<>();

  /**
   * Takes the park, but asks nobody yet.
   *
   * @throws CollectorRefused with every device that none of the collectors can read
   */
  public Collectors(Park park, List<ProtocolCollector> collectors) {
    this.collectors = List.copyOf(collectors);
    for (ProtocolCollector collector : this.collectors) {
      for (String protocol : collector.protocols()) {
        if (byProtocol.put(protocol, collector) != null) {
          throw new IllegalArgumentException("two collectors speak " + protocol);
        }
      }
    }
    reload(park);
  }

  /**
   * Begins to ask.
   *
   * @throws IOException if a collector gets no means to; then none is left running
   */
  public void start() throws IOException {
    try {
      for (ProtocolCollector collector : collectors) {
        collector.start();
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Refuses what {@link #reload} would refuse, and changes nothing.
   *
   * @throws CollectorRefused with every device that cannot be read
   */
  public synchronized void check(Park park) {
    var _ = prepare(park);
  }

  /**
   * Goes over to another state of the park; devices that did not change go on undisturbed.
   *
   * @throws CollectorRefused with every device that cannot be read; then nothing changes
   */
  public synchronized void reload(Park park) {
    prepare(park).forEach(Runnable::run);
  }

  private List<Runnable> prepare(Park park) {
    List<String> problems = new ArrayList<>();
    for (Device device : park.devices()) {
      if (device.life().collected() && !byProtocol.containsKey(device.protocol())) {
        problems.add(device.code() + ": nobody speaks protocol '" + device.protocol() + "'");
      }
    }
    List<Runnable> changes = new ArrayList<>();
    for (ProtocolCollector collector : collectors) {
      changes.add(collector.prepare(park, problems));
    }
    if (!problems.isEmpty()) {
      throw new CollectorRefused(problems);
    }
    return changes;
  }

  /** Figures of all collectors since the start. */
  public CollectorFigures figures() {
    return CollectorFigures.sum(figuresByFamily().values());
  }

  /** Figures since the start by family of protocols, such as {@code snmp}. */
  public Map<String, CollectorFigures> figuresByFamily() {
    Map<String, CollectorFigures> figures = new LinkedHashMap<>();
    collectors.forEach(collector -> figures.put(collector.family(), collector.figures()));
    return figures;
  }

  /** How a device is doing; empty if it is not collected. */
  public Optional<DeviceHealth> health(int device) {
    return collectors.stream().flatMap(c -> c.health(device).stream()).findFirst();
  }

  /**
   * What is known of a device; empty if it is not collected. Its raw values are kept from now on,
   * until nobody has asked for a minute.
   */
  public Optional<Diagnosis> diagnose(int device) {
    return collectors.stream().flatMap(c -> c.diagnose(device).stream()).findFirst();
  }

  /**
   * Has all points of a device read in its next slot, even if it is being left alone.
   *
   * @return false if it is not collected
   */
  public boolean askAll(int device) {
    Optional<? extends PolledDevice<?>> found =
        collectors.stream().flatMap(c -> c.device(device).stream()).findFirst();
    found.ifPresent(PolledDevice::hurry);
    return found.isPresent();
  }

  /** Hands over the last samples and ends. */
  @Override
  public void close() {
    collectors.forEach(ProtocolCollector::close);
  }
}
