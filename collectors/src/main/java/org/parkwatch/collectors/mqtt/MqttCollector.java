package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterparts;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears all devices of a park that speak through MQTT brokers and hands their samples to the sink.
 * Thread-safe. Nothing that a device or a broker sends ends it.
 */
public final class MqttCollector implements ProtocolCollector {
  private static final Logger LOG = LoggerFactory.getLogger(MqttCollector.class);

  private final Profiles profiles;
  private final Credentials credentials;
  private final CollectorCounters counters = new CollectorCounters();
  private final Counterparts<BrokerKey, HeardDevice> brokers;

  /**
   * A collector without devices.
   *
   * @param connections what the site says of single brokers
   */
  public MqttCollector(
      Profiles profiles,
      Credentials credentials,
      Connections connections,
      SampleSink sink,
      InstantSource clock,
      MqttOptions options) {
    this.profiles = profiles;
    this.credentials = credentials;
    ThrottledLog log = new ThrottledLog(LOG);
    brokers =
        new Counterparts<>(
            device -> BrokerKey.of(device, connections),
            key -> new Broker(key, options, clock, sink, counters, log));
  }

  @Override
  public String family() {
    return "mqtt";
  }

  @Override
  public Set<String> protocols() {
    return Set.of(BrokerAddress.V3, BrokerAddress.V5);
  }

  @Override
  public Runnable prepare(Park park, List<String> problems) {
    Admission admission = new Admission(credentials);
    Roster<HeardDevice> next =
        brokers.roster().next(park, protocols(), profiles, admission, problems);
    return () -> brokers.goOver(next);
  }

  /** Connects to the brokers; one that cannot be reached is tried again and again. */
  @Override
  public void start() {
    brokers.start();
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(brokers.roster().size());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return brokers.roster().find(id);
  }

  @Override
  public void close() {
    brokers.close();
  }
}
