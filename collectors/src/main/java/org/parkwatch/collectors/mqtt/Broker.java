package org.parkwatch.collectors.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
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
final class Broker {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);
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
  private final MqttLink link;
  private final LinkKeeper keeper;
  private final Thread thread;
  private Map<String, NodeSession> nodes = new HashMap<>();
  private Timetable<HeardDevice> timetable;
  private boolean connected;
  private volatile boolean stopped;

  Broker(
      BrokerAddress address,
      Credential.Login login,
      MqttOptions options,
      InstantSource clock,
      SampleSink sink,
      CollectorCounters counters,
      ThrottledLog log) {
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
    link =
        address.protocol().equals(BrokerAddress.V5)
            ? new LinkV5(address, login, options, inbox)
            : new LinkV3(address, login, options, inbox);
    keeper = new LinkKeeper(link, address, options, inbox, log);
    thread = Thread.ofPlatform().name("mqtt-" + address).unstarted(this::run);
  }

  void start() {
    thread.start();
    keeper.start();
  }

  /** From now on these devices are heard and no others. */
  void assign(List<HeardDevice> devices) {
    TreeSet<String> filters = new TreeSet<>();
    for (HeardDevice device : devices) {
      if (device.family == Family.SPARKPLUG) {
        filters.add(SparkplugTopic.filter(device.device().path()));
      } else {
        filters.addAll(JsonDevices.filters(device));
      }
    }
    inbox.put(new Heard.Assigned(devices));
    keeper.subscribe(List.copyOf(filters));
  }

  private void run() {
    while (!stopped) {
      try {
        Heard heard = inbox.take(PAUSE_MILLIS);
        for (int i = 0; heard != null && i < MESSAGES_AT_ONCE; i++) {
          take(heard);
          heard = inbox.take(0);
        }
        if (heard != null) {
          take(heard);
        }
        step();
      } catch (RuntimeException | Error e) {
        // whatever a device sent, short of memory too: the others are still to be heard
        log.warn("step " + e.getClass(), "MQTT collector goes on after " + e);
      }
    }
    writer.flush();
  }

  private void take(Heard heard) {
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
      case Heard.Assigned assigned -> take(assigned.devices());
    }
  }

  private void message(Heard.Message message) {
    long nanos = System.nanoTime();
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

  private void take(List<HeardDevice> devices) {
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

  private void askForRebirth(NodeSession node) {
    try {
      counters.requests.incrementAndGet();
      link.publish(SparkplugTopic.command(node.name()), RebirthCommand.payload(clock.millis()));
    } catch (LinkFailure e) {
      log.warn("rebirth", "cannot ask node " + node.name() + " for a rebirth: " + e.getMessage());
    }
  }

  /** Ends the connection and hands over the last samples. */
  void close() {
    inbox.close();
    keeper.close();
    stopped = true;
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(STOP_TIME)) {
        log.warn("stop", thread.getName() + " did not end within " + STOP_TIME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
