package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
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

  /** One connection for each: a changed password is another one. */
  private record Key(BrokerAddress address, Credential.Login login) {}

  private final Profiles profiles;
  private final Credentials credentials;
  private final SampleSink sink;
  private final InstantSource clock;
  private final MqttOptions options;
  private final CollectorCounters counters = new CollectorCounters();
  private final ThrottledLog log = new ThrottledLog(LOG);
  private final Map<Key, Broker> brokers = new HashMap<>();
  private volatile Roster<HeardDevice> roster = Roster.empty();
  private boolean started;

  /** A collector without devices. */
  public MqttCollector(
      Profiles profiles,
      Credentials credentials,
      SampleSink sink,
      InstantSource clock,
      MqttOptions options) {
    this.profiles = profiles;
    this.credentials = credentials;
    this.sink = sink;
    this.clock = clock;
    this.options = options;
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
    Roster<HeardDevice> next = roster.next(park, protocols(), profiles, admission, problems);
    return () -> goOver(next);
  }

  private synchronized void goOver(Roster<HeardDevice> next) {
    roster = next;
    if (started) {
      assign();
    }
  }

  /** Connects to the brokers; one that cannot be reached is tried again and again. */
  @Override
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("the collector was started before");
    }
    started = true;
    assign();
  }

  private void assign() {
    Map<Key, List<HeardDevice>> byBroker = new LinkedHashMap<>();
    for (HeardDevice device : roster.all()) {
      Key key = new Key(BrokerAddress.of(device.device()), device.login);
      byBroker.computeIfAbsent(key, x -> new ArrayList<>()).add(device);
    }
    brokers
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !byBroker.containsKey(entry.getKey());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
    byBroker.forEach((key, devices) -> {
      Broker broker = brokers.get(key);
      if (broker == null) {
        broker = new Broker(key.address(), key.login(), options, clock, sink, counters, log);
        brokers.put(key, broker);
        broker.start();
      }
      broker.assign(List.copyOf(devices));
    });
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(roster.size());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return roster.find(id);
  }

  @Override
  public synchronized void close() {
    brokers.values().forEach(Broker::close);
    brokers.clear();
  }
}
