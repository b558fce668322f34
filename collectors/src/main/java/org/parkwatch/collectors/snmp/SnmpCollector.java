package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
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
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all devices of a park that speak SNMP v1, v2c or v3 and hands their samples to the sink.
 * Thread-safe. Nothing that a device sends ends it.
 */
public final class SnmpCollector implements ProtocolCollector {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(SnmpCollector.class);
  private static final String ENGINES = "snmp-engines";
  private static final String OWN_ENGINE = "snmp-own-engine";

  /** The first time all devices were read, then so that a killed server has lost little. */
  private static final Duration FIRST_KEPT = Duration.ofSeconds(20);

  private static final Duration KEPT_EVERY = Duration.ofMinutes(1);

  private final Profiles profiles;
  private final Credentials credentials;
  private final SampleSink sink;
  private final InstantSource clock;
  private final SnmpOptions options;
  private final SnmpHost host;
  private final Engines engines;
  private @Nullable TrapReceiver traps;
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
    this(profiles, credentials, sink, clock, options, SnmpHost.none());
  }

  /** A collector without devices. */
  public SnmpCollector(
      Profiles profiles,
      Credentials credentials,
      SampleSink sink,
      InstantSource clock,
      SnmpOptions options,
      SnmpHost host) {
    this.profiles = profiles;
    this.credentials = credentials;
    this.sink = sink;
    this.clock = clock;
    this.options = options;
    this.host = host;
    this.engines = new Engines(inFolder(ENGINES), clock);
  }

  private @Nullable Path inFolder(String name) {
    Path folder = host.folder();
    return folder == null ? null : folder.resolve(name);
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
    TrapReceiver receiver = traps;
    if (receiver != null) {
      receiver.know(next.all());
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
    traps = hear();
  }

  /** A port that is taken costs the notifications, not the collector. */
  private @Nullable TrapReceiver hear() {
    TrapOptions where = host.traps();
    if (where == null) {
      return null;
    }
    try {
      OwnEngine own = new OwnEngine(inFolder(OWN_ENGINE));
      TrapReceiver receiver =
          new TrapReceiver(
              where, own, clock, poll -> lanes.get(poll.lane).want(poll), host.events(), sink);
      receiver.know(roster.all());
      LOG.info("SNMP notifications are heard at {}", receiver.address());
      return receiver;
    } catch (IOException e) {
      LOG.warn(
          "SNMP notifications are not heard: {} port {}: {}",
          where.address(),
          where.port(),
          e.toString());
      return null;
    }
  }

  /** What came as notifications since the start. */
  synchronized TrapFigures traps() {
    TrapReceiver receiver = traps;
    return receiver == null ? TrapFigures.none() : receiver.figures();
  }

  @Override
  public synchronized List<Diagnosis.Count> notifications() {
    return traps == null ? List.of() : traps().counts();
  }

  /**
   * Where notifications are heard; empty if they are not.
   *
   * @throws IOException if the system does not say
   */
  public synchronized Optional<InetSocketAddress> trapAddress() throws IOException {
    TrapReceiver receiver = traps;
    return receiver == null ? Optional.empty() : Optional.of(receiver.address());
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
    TrapReceiver receiver = traps;
    if (receiver != null) {
      receiver.close();
    }
    keeper.interrupt();
    lanes.forEach(LaneThread::stop);
    lanes.forEach(lane -> lane.join(STOP_TIME));
    if (!lanes.isEmpty()) {
      engines.keep(roster.all());
    }
  }
}
