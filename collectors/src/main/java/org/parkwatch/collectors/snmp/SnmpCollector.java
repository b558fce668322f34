package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Reads all devices of a park that speak SNMP v2c and hands their samples to the sink. Thread-safe.
 * Nothing that a device sends ends it.
 */
public final class SnmpCollector implements AutoCloseable {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);

  private final Profiles profiles;
  private final Credentials credentials;
  private final SampleSink sink;
  private final InstantSource clock;
  private final SnmpOptions options;
  private final List<LaneThread> lanes = new ArrayList<>();
  private volatile Assignment assignment;

  /**
   * Takes the park, but asks nobody yet.
   *
   * @throws CollectorRefused if a device's profile or credential is not known
   */
  public SnmpCollector(
      Park park,
      Profiles profiles,
      Credentials credentials,
      SampleSink sink,
      InstantSource clock,
      SnmpOptions options) {
    this.profiles = profiles;
    this.credentials = credentials;
    this.sink = sink;
    this.clock = clock;
    this.options = options;
    assignment = Assignment.of(park, profiles, credentials, options.lanes(), Assignment.NONE);
  }

  /**
   * Opens the sockets and begins to ask.
   *
   * @throws IOException if no socket can be opened
   */
  public synchronized void start() throws IOException {
    if (!lanes.isEmpty()) {
      throw new IllegalStateException("the collector was started before");
    }
    try {
      for (int i = 0; i < options.lanes(); i++) {
        lanes.add(new LaneThread(i, options, clock, sink));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).assign(assignment.lanes().get(i));
      lanes.get(i).start();
    }
  }

  /**
   * Goes over to another state of the park; devices that did not change go on undisturbed.
   *
   * @throws CollectorRefused if a device's profile or credential is not known; then nothing changes
   */
  public synchronized void reload(Park park) {
    Assignment next = Assignment.of(park, profiles, credentials, options.lanes(), assignment);
    assignment = next;
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).assign(next.lanes().get(i));
    }
  }

  /** Figures since the start. */
  public synchronized CollectorFigures figures() {
    return LaneThread.sum(assignment.byId().size(), lanes);
  }

  /** How a device is doing; empty if this collector does not read it. */
  public Optional<DeviceHealth> health(int device) {
    return Optional.ofNullable(assignment.byId().get(device)).map(poll -> poll.health.health());
  }

  /** Hands over the last samples and ends. */
  @Override
  public synchronized void close() {
    lanes.forEach(LaneThread::stop);
    lanes.forEach(lane -> lane.join(STOP_TIME));
  }
}
