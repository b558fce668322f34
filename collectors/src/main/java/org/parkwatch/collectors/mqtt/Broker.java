package org.parkwatch.collectors.mqtt;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterpart;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.collectors.schedule.Timetable;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * One broker and all devices that speak through it: the thread that hears them, confirms what they
 * said at their scheduled seconds, and asks for rebirths.
 */
final class Broker extends Counterpart<HeardDevice> {
  private static final long PAUSE_MILLIS = 50;
  private static final int MESSAGES_AT_ONCE = 64;
  private static final int ASKS_AT_ONCE = 5;

  private final InstantSource clock;
  private final MqttOptions options;
  private final CollectorCounters counters;
  private final ThrottledLog log;
  private final Inbox inbox;
  private final SampleWriter writer;
  private final ReadAccount account;
  private final Reporter reporter;
  private final JsonDevices json;
  private final @Nullable HostState host;
  private final MqttLink link;
  private final LinkKeeper keeper;
  private Map<String, NodeSession> nodes = new HashMap<>();
  private Timetable<HeardDevice> timetable;
  private boolean connected;

  Broker(
      BrokerKey key,
      MqttOptions options,
      InstantSource clock,
      SampleSink sink,
      CollectorCounters counters,
      ThrottledLog log) {
    super(Thread.ofPlatform().name("mqtt-" + key.address()), log);
    this.clock = clock;
    this.options = options;
    this.counters = counters;
    this.log = log;
    inbox = new Inbox(options, clock, counters);
    writer = new SampleWriter(sink, counters, log);
    account = new ReadAccount(clock, counters, writer, log);
    reporter = new Reporter(clock, counters, writer, account, log);
    json = new JsonDevices(options, reporter);
    timetable = new Timetable<>(List.of(), clock.millis());
    host = key.host() ? new HostState(key.settings().hostId(), clock) : null;
    LinkSettings settings = settings(key, options, host);
    link =
        key.address().protocol().equals(BrokerAddress.V5)
            ? new LinkV5(settings, options, inbox)
            : new LinkV3(settings, options, inbox);
    keeper = new LinkKeeper(link, key.address(), host, options, inbox, log);
  }

  private static LinkSettings settings(
      BrokerKey key, MqttOptions options, @Nullable HostState host) {
    try {
      return new LinkSettings(
          key.uri(),
          key.clientId(options.clientId()),
          key.login(),
          key.settings().tls() ? BrokerTls.sockets(key.settings(), key.credential()) : null,
          host);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("our certificate for " + key + " " + e.getMessage(), e);
    }
  }

  @Override
  public void start() {
    super.start();
    keeper.start();
  }

  private List<String> filters(List<HeardDevice> devices) {
    TreeSet<String> filters = new TreeSet<>();
    if (host != null) {
      filters.add(host.topic());
    }
    for (HeardDevice device : devices) {
      if (device.family == Family.SPARKPLUG) {
        filters.add(SparkplugTopic.filter(device.device().path()));
      } else {
        filters.addAll(JsonDevices.filters(device));
      }
    }
    return List.copyOf(filters);
  }

  @Override
  protected void turn() {
    Heard heard = inbox.take(PAUSE_MILLIS);
    for (int i = 0; heard != null && i < MESSAGES_AT_ONCE; i++) {
      hear(heard);
      heard = inbox.take(0);
    }
    if (heard != null) {
      hear(heard);
    }
    step();
    if (inbox.owes()) {
      if (writer.handOver()) { // first the log, then the broker's memory
        inbox.acknowledge();
      } else {
        inbox.forget();
        keeper.again("the sample log refuses what came");
      }
    }
  }

  private void hear(Heard heard) {
    switch (heard) {
      case Heard.Message message -> message(message);
      case Heard.Connected now -> {
        connected = true;
        nodes.values().forEach(node -> node.connected(System.nanoTime()));
      }
      case Heard.Lost lost -> {
        connected = false;
        nodes.values().forEach(node -> node.lost(lost.why()));
        json.lost(lost.why());
      }
    }
  }

  private void message(Heard.Message message) {
    long nanos = System.nanoTime();
    if (host != null && message.topic().equals(host.topic())) {
      if (host.contradicted(message.payload())) {
        sayThatWeAreHere(host);
      }
      return;
    }
    if (!message.topic().startsWith(SparkplugTopic.NAMESPACE)) {
      json.take(message, nanos);
      return;
    }
    SparkplugTopic topic = SparkplugTopic.of(message.topic()).orElse(null);
    NodeSession node = topic == null ? null : nodes.get(topic.node());
    if (topic == null || node == null) {
      reporter.unknownTopic("topic " + message.topic());
    } else {
      node.take(topic, message.payload(), message.receivedMillis(), nanos);
    }
  }

  @Override
  protected void take(List<HeardDevice> devices) {
    keeper.subscribe(filters(devices));
    long nanos = System.nanoTime();
    Map<String, Map<String, HeardDevice>> byNode = new HashMap<>();
    List<HeardDevice> plain = new ArrayList<>();
    List<Timetable.Entry<HeardDevice>> entries = new ArrayList<>();
    for (HeardDevice device : devices) {
      String path = device.device().path();
      if (device.family == Family.SPARKPLUG) {
        byNode
            .computeIfAbsent(SparkplugTopic.nodeOf(path), node -> new HashMap<>())
            .put(SparkplugTopic.deviceOf(path), device);
      } else {
        plain.add(device);
      }
      int interval = device.make().intervalMillis();
      int phase = Phase.of(device.device().code(), interval);
      entries.add(new Timetable.Entry<>(device, interval, phase));
    }
    Map<String, NodeSession> next = new HashMap<>();
    byNode.forEach((name, own) -> {
      NodeSession before = nodes.get(name);
      NodeSession node = before == null ? new NodeSession(name, options, reporter) : before;
      node.assign(own, nanos);
      if (before == null && connected) {
        node.connected(nanos);
      }
      next.put(name, node);
    });
    nodes = next;
    json.assign(plain);
    timetable = new Timetable<>(entries, clock.millis());
  }

  private void step() {
    long nanos = System.nanoTime();
    int asked = 0;
    for (NodeSession node : nodes.values()) {
      node.judge(nanos);
      if (connected && asked < ASKS_AT_ONCE && node.asks(nanos)) {
        asked++;
        askForRebirth(node);
      }
    }
    long givenUpBefore = timetable.givenUp();
    timetable.advance(
        clock.millis(),
        (device, slotMillis, tick) -> {
          if (device.family == Family.MQTT) {
            json.judge(device, nanos);
          }
          reporter.due(device, slotMillis, tick);
        });
    account.givenUp(timetable.givenUp() - givenUpBefore);
    writer.flushIfDue(nanos);
  }

  private void sayThatWeAreHere(HostState state) {
    try {
      link.publishRetained(state.topic(), state.payload(true));
    } catch (LinkFailure e) {
      log.warn("host", "cannot say at " + state.topic() + " that we are here: " + e.getMessage());
    }
  }

  private void askForRebirth(NodeSession node) {
    try {
      counters.requests.incrementAndGet();
      link.publish(SparkplugTopic.command(node.name()), RebirthCommand.payload(clock.millis()));
    } catch (LinkFailure e) {
      log.warn("rebirth", "cannot ask node " + node.name() + " for a rebirth: " + e.getMessage());
    }
  }

  /** Ends the connection first. */
  @Override
  public void stop() {
    inbox.close();
    keeper.close();
    super.stop();
  }

  @Override
  protected void end() {
    writer.flush();
  }
}
