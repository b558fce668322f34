package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Reads all devices of a park that speak SNMP v1, v2c or v3 and hands their samples to the sink.
 * Thread-safe. Nothing that a device sends ends it.
 */
public final class SnmpCollector implements ProtocolCollector {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);

  /** The first time all devices were read, then so that a killed server has lost little. */
  private static final Duration FIRST_KEPT = Duration.ofSeconds(20);

  private static final Duration KEPT_EVERY = Duration.ofMinutes(1);

  private final Profiles profiles;
  private final Credentials credentials;
  private final SampleSink sink;
  private final InstantSource clock;
  private final SnmpOptions options;
  private final Engines engines;
  private final List<LaneThread> lanes = new ArrayList<>();
  private final Thread keeper = Thread.ofVirtual().name("snmp-engines").unstarted(this::keep);
  private volatile Roster<DevicePoll> roster = Roster.empty();

  /** A collector without devices, which keeps nothing over restarts. */
  public SnmpCollector(
      Profiles profiles,
      Credentials credentials,
      SampleSink sink,
      InstantSource clock,
      SnmpOptions options) {
    this(profiles, credentials, sink, clock, options, null);
  }

  /**
   * A collector without devices.
   *
   * @param engines file in which it keeps what is known of SNMPv3 engines; null to keep nothing
   */
  public SnmpCollector(
      Profiles profiles,
      Credentials credentials,
      SampleSink sink,
      InstantSource clock,
      SnmpOptions options,
      @Nullable Path engines) {
    this.profiles = profiles;
    this.credentials = credentials;
    this.sink = sink;
    this.clock = clock;
    this.options = options;
    this.engines = new Engines(engines, clock);
  }

  @Override
  public String family() {
    return "snmp";
  }

  @Override
  public Set<String> protocols() {
    return Set.of(Assignment.V1, Assignment.V2C, Assignment.V3);
  }

  @Override
  public Runnable prepare(Park park, List<String> problems) {
    Assignment assignment = new Assignment(credentials, engines, options.lanes());
    Roster<DevicePoll> next = roster.next(park, protocols(), profiles, assignment, problems);
    return () -> goOver(next);
  }

  private synchronized void goOver(Roster<DevicePoll> next) {
    roster = next;
    for (LaneThread lane : lanes) {
      lane.assign(next.all());
    }
  }

  /** Opens the sockets and begins to ask. */
  @Override
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
    for (LaneThread lane : lanes) {
      lane.assign(roster.all());
      lane.start();
    }
    keeper.start();
  }

  private void keep() {
    Duration pause = FIRST_KEPT;
    try {
      while (!keeper.isInterrupted()) {
        Thread.sleep(pause);
        pause = KEPT_EVERY;
        engines.keep(roster.all());
      }
    } catch (InterruptedException e) {
      // the collector ends, and keeps once more
    }
  }

  @Override
  public synchronized CollectorFigures figures() {
    return CollectorFigures.sum(lanes.stream().map(LaneThread::figures).toList());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return roster.find(id);
  }

  @Override
  public synchronized void close() {
    keeper.interrupt();
    lanes.forEach(LaneThread::stop);
    lanes.forEach(lane -> lane.join(STOP_TIME));
    if (!lanes.isEmpty()) {
      engines.keep(roster.all());
    }
  }
}
