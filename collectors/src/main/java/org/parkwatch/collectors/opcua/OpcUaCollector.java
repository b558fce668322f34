package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterparts;
import org.parkwatch.collectors.poll.Flusher;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.LoggerFactory;

/**
 * Hears all devices of a park that OPC UA servers show, in one session with each server, and hands
 * their samples to the sink. Thread-safe. Nothing that a server sends ends it.
 *
 * <p>A server tells changes only, but every point gets a sample in each of its slots all the same:
 * the session, which says at least every few seconds that it lives, confirms the newest value. Such
 * a sample is stamped with its slot; a state that changes between slots is written at once, stamped
 * with the server's source time if that lies within ten seconds of receipt.
 */
public final class OpcUaCollector implements ProtocolCollector {
  private final Profiles profiles;
  private final Credentials credentials;
  private final TrustKeeping keeping;
  private final InstantSource clock;
  private final CollectorCounters counters = new CollectorCounters();
  private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(OpcUaCollector.class));
  private final SampleWriter writer;
  private final Counterparts<ServerKey, OpcUaDevice> servers;
  private volatile @Nullable Trust trust;
  private @Nullable Flusher flusher;

  /**
   * A collector without devices.
   *
   * @param connections what the site says of single servers
   * @param keeping who we are for servers, and whom of them we trust; made when the first device
   *     comes
   */
  public OpcUaCollector(
      Profiles profiles,
      Credentials credentials,
      Connections connections,
      TrustKeeping keeping,
      SampleSink sink,
      InstantSource clock,
      OpcUaOptions options) {
    this.profiles = profiles;
    this.credentials = credentials;
    this.keeping = keeping;
    this.clock = clock;
    writer = new SampleWriter(sink, counters, log);
    ReadAccount account = new ReadAccount(clock, counters, writer, log);
    servers =
        new Counterparts<>(
            OpcUaDevice::server,
            key ->
                new Server(
                    key,
                    connections.server(key.host(), key.port()),
                    known(trust),
                    options,
                    clock,
                    counters,
                    writer,
                    account,
                    log));
  }

  @Override
  public String family() {
    return "opcua";
  }

  @Override
  public Set<String> protocols() {
    return Set.of("opcua");
  }

  @Override
  public synchronized Runnable prepare(Park park, List<String> problems) {
    Roster<OpcUaDevice> next =
        servers.roster().next(park, protocols(), profiles, new Admission(credentials), problems);
    if (next.size() > 0 && trust == null) {
      try {
        trust = Trust.open(keeping.folder(), keeping.password().get(), clock);
      } catch (IOException | InputRefused e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return () -> servers.goOver(next);
  }

  private static Trust known(@Nullable Trust trust) {
    if (trust == null) {
      throw new IllegalStateException("devices were taken that were not prepared");
    }
    return trust;
  }

  /** Begins to open sessions: a virtual thread for each server. */
  @Override
  public synchronized void start() {
    servers.start();
    flusher = new Flusher("opcua-flusher", writer);
  }

  /**
   * The certificates of servers, with the devices behind each.
   *
   * @throws IOException if a file among them is no certificate
   */
  public List<ServerCertificate> certificates() throws IOException {
    Trust known = trust;
    if (known == null) {
      return List.of();
    }
    Map<String, List<String>> behind = new HashMap<>();
    for (OpcUaDevice device : servers.roster().all()) {
      behind
          .computeIfAbsent(device.server().address(), server -> new ArrayList<>())
          .add(device.device().code());
    }
    return known.list(behind);
  }

  /**
   * Decides about a certificate; servers heed it within a second.
   *
   * @return false if there is none of this thumbprint
   */
  public boolean decide(String thumbprint, ServerCertificate.Standing standing) throws IOException {
    Trust known = trust;
    return known != null && known.decide(thumbprint, standing);
  }

  /**
   * Removes a certificate.
   *
   * @return false if there is none of this thumbprint
   */
  public boolean forget(String thumbprint) throws IOException {
    Trust known = trust;
    return known != null && known.forget(thumbprint);
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(servers.roster().size());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return servers.roster().find(id);
  }

  @Override
  public synchronized void close() {
    servers.close();
    if (flusher != null) {
      flusher.close();
    }
  }
}
