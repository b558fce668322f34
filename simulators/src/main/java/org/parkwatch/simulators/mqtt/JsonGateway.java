package org.parkwatch.simulators.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.Signals;

/** A gateway that sends plain JSON: everything each 30 s, and a state when it changes. */
final class JsonGateway extends Gateway {
  private static final long PERIOD_SECONDS = 30;

  /** The messages of a device under one topic: numbers of its rows. */
  private record Message(GatewayDevice device, String topic, List<Integer> rows) {}

  private final String prefix;
  private final List<Message> messages = new ArrayList<>();
  private long nextAll;

  JsonGateway(
      String uri,
      String prefix,
      Login login,
      List<GatewayDevice> devices,
      Signals signals,
      LineFaults faults,
      Counters<MqttTraffic> traffic) {
    super(uri, "json-" + prefix.replace('/', '-'), login, devices, signals, faults, traffic);
    this.prefix = prefix;
    for (GatewayDevice device : devices) {
      Map<String, List<Integer>> byTopic = new LinkedHashMap<>();
      for (int i = 0; i < device.rows.size(); i++) {
        byTopic.computeIfAbsent(device.rows.get(i).topic(), topic -> new ArrayList<>()).add(i);
      }
      byTopic.forEach((topic, rows) ->
          messages.add(new Message(device, prefix + "/" + device.name + "/" + topic, rows)));
    }
  }

  @Override
  void will(MqttConnectOptions options) {
    options.setWill(prefix + "/status", online(false), 1, true);
  }

  private static byte[] online(boolean is) {
    return ("{\"online\":" + is + "}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  void begin(long millis) throws MqttException {
    publish(prefix + "/status", online(true), 1, true);
    nextAll = 0;
    speak(millis);
  }

  @Override
  void speak(long millis) throws MqttException {
    boolean all = millis / 1000 >= nextAll;
    if (all) {
      nextAll = millis / 1000 + PERIOD_SECONDS;
    }
    for (Message message : messages) {
      GatewayDevice device = message.device();
      boolean spoilt = line(device) instanceof Fault.Garbage;
      if (maySpeak(device, millis) && (all || spoilt || stateChanged(message))) {
        device.spokeAtMillis = millis;
        say(message, json(message, millis));
      }
    }
  }

  private void say(Message message, byte[] payload) throws MqttException {
    if (line(message.device()) instanceof Fault.Garbage(GarbageKind asked)) {
      GarbageKind kind = spoiler.next(asked);
      String topic = message.topic() + (kind == GarbageKind.WRONG_ID ? "/of/nobody" : "");
      publish(topic, spoiler.spoilt(kind, payload), 1, false);
      traffic.add(MqttTraffic.SPOILT);
    } else {
      publish(message.topic(), payload, 1, false);
      traffic.add(MqttTraffic.JSON);
    }
  }

  private static boolean stateChanged(Message message) {
    for (int row : message.rows()) {
      if (message.device().rows.get(row).isState()
          && message.device().changed(row, message.device().value(row))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] json(Message message, long millis) {
    JsonTree tree = new JsonTree();
    tree.put("/ts", '"' + Instant.ofEpochMilli(millis).toString() + '"');
    for (int i : message.rows()) {
      MqttList.Row row = message.device().rows.get(i);
      double value = message.device().value(i);
      message.device().sent(i, value);
      tree.put(row.pointer(), row.isState() ? '"' + message.device().word(i) + '"' : number(value));
    }
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Four digits after the point: more is noise of the model. */
  private static String number(double value) {
    return Double.isNaN(value) ? "null" : Double.toString(Math.rint(value * 1e4) / 1e4);
  }

  @Override
  void farewell() throws MqttException {
    publish(prefix + "/status", online(false), 1, true);
  }
}
