package org.parkwatch.simulators.mqtt;

import java.util.List;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.Signals;

/**
 * The gateway of a room: a client of the broker with a last will, and the devices behind it. While
 * the network does not reach it, it has no connection and falls silent without a word. Confined to
 * the gateways' thread.
 */
abstract class Gateway {
  private static final long RETRY_SECONDS = 5;
  private static final long TIMEOUT_MILLIS = 5_000;
  private static final int KEEP_ALIVE_SECONDS = 20;

  final String name;
  final List<GatewayDevice> devices;
  final Counters<MqttTraffic> traffic;
  final Spoiler spoiler = new Spoiler();
  private final Login login;
  private final String uri;
  private final Signals signals;
  private final LineFaults faults;
  private final @Nullable String code;
  private @Nullable MqttAsyncClient client;
  private long nextTry;

  /**
   * Does not connect yet.
   *
   * @param name unique at the broker
   */
  Gateway(
      String uri,
      String name,
      Login login,
      List<GatewayDevice> devices,
      Signals signals,
      LineFaults faults,
      Counters<MqttTraffic> traffic) {
    this.uri = uri;
    this.name = name;
    this.login = login;
    this.devices = List.copyOf(devices);
    this.signals = signals;
    this.faults = faults;
    this.traffic = traffic;
    List<String> ways = signals.waysTo(devices.getFirst().equipment);
    code = ways.isEmpty() ? null : ways.getFirst();
  }

  /** Sets what the broker says when the connection breaks. */
  abstract void will(MqttConnectOptions options);

  /** The connection stands: says who is there. */
  abstract void begin(long millis) throws MqttException;

  /** Says what is new, once a second. */
  abstract void speak(long millis) throws MqttException;

  /** Ends in order, with what the will would have said. */
  abstract void farewell() throws MqttException;

  /** One second. */
  final void step(long millis) {
    boolean reached =
        signals.reached(devices.getFirst().equipment) && !(own() instanceof Fault.Silent);
    try {
      if (!reached) {
        breakOff();
      } else if (connected()) {
        speak(millis);
      } else if (millis / 1000 >= nextTry) {
        nextTry = millis / 1000 + RETRY_SECONDS;
        connect();
        begin(millis);
      }
    } catch (MqttException e) {
      traffic.add(connected() ? MqttTraffic.NOT_SENT : MqttTraffic.REFUSED);
    }
  }

  private Fault.@Nullable OfLine own() {
    return code == null ? null : faults.of(code);
  }

  /** What is wrong with the line of a device: its own fault, else that of the gateway. */
  final Fault.@Nullable OfLine line(GatewayDevice device) {
    Fault.OfLine fault = faults.of(device.code);
    return fault == null ? own() : fault;
  }

  /** Whether a device may say something now: a slow one has to wait, then says all at once. */
  final boolean maySpeak(GatewayDevice device, long millis) {
    return switch (line(device)) {
      case null -> true;
      case Fault.Garbage garbage -> true;
      case Fault.Slow(long every) -> {
        long since = millis - device.spokeAtMillis;
        yield since == 0 || since >= every;
      }
      case Fault.Silent() -> false;
    };
  }

  private boolean connected() {
    MqttAsyncClient now = client;
    return now != null && now.isConnected();
  }

  private void connect() throws MqttException {
    breakOff();
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setMaxInflight(Short.MAX_VALUE);
    options.setUserName(login.username());
    options.setPassword(login.password().toCharArray());
    will(options);
    MqttAsyncClient fresh = new MqttAsyncClient(uri, name, new MemoryPersistence());
    client = fresh;
    fresh.connect(options).waitForCompletion(TIMEOUT_MILLIS);
    traffic.add(MqttTraffic.CONNECTED);
  }

  /** Without a word, as if the wire had been cut. */
  private void breakOff() throws MqttException {
    MqttAsyncClient old = client;
    client = null;
    if (old != null) {
      if (old.isConnected()) {
        old.disconnectForcibly(0, 1, false);
      }
      old.close(true);
    }
  }

  final void subscribe(String topic, IMqttMessageListener listener) throws MqttException {
    MqttAsyncClient now = client;
    if (now != null) {
      now.subscribe(topic, 1, listener).waitForCompletion(TIMEOUT_MILLIS);
    }
  }

  final void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
    MqttAsyncClient now = client;
    if (now != null) {
      now.publish(topic, payload, qos, retained);
    }
  }

  final void close() {
    try {
      if (connected()) {
        farewell();
      }
      MqttAsyncClient now = client;
      if (now != null && now.isConnected()) {
        now.disconnect(TIMEOUT_MILLIS).waitForCompletion(TIMEOUT_MILLIS);
      }
      breakOff();
    } catch (MqttException e) {
      traffic.add(MqttTraffic.NOT_SENT);
    }
  }
}
