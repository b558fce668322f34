package org.parkwatch.simulators.mqtt;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.net.Counters;

/** A gateway that is a Sparkplug B node. */
final class SparkplugGateway extends Gateway {
  private static final long ALL_SECONDS = 300;

  private final String group;
  private final String node;
  private final AtomicBoolean rebirth = new AtomicBoolean();
  private long bdSeq = -1;
  private int seq;
  private long nextAll;

  SparkplugGateway(
      String uri,
      String group,
      String node,
      Login login,
      List<GatewayDevice> devices,
      RoomSignals signals,
      Counters<MqttTraffic> traffic) {
    super(uri, "sparkplug-" + group + "-" + node, login, devices, signals, traffic);
    this.group = group;
    this.node = node;
  }

  private String topic(String type) {
    return "spBv1.0/" + group + "/" + type + "/" + node;
  }

  @Override
  void will(MqttConnectOptions options) {
    bdSeq++;
    options.setWill(topic("NDEATH"), Sparkplug.death(bdSeq), 1, false);
  }

  @Override
  void begin(long millis) throws MqttException {
    subscribe(
        topic("NCMD"),
        (topic, message) -> {
          if (Sparkplug.asksForRebirth(message.getPayload())) {
            rebirth.set(true); // published by the gateways' thread, never from here
          }
        });
    born(millis);
  }

  private void born(long millis) throws MqttException {
    rebirth.set(false);
    seq = 0;
    publish(topic("NBIRTH"), Sparkplug.nodeBirth(millis, seq, bdSeq), 0, false);
    long alias = 0;
    for (GatewayDevice device : devices) {
      ProtoWriter payload = Sparkplug.begin(millis);
      for (int i = 0; i < device.rows.size(); i++) {
        double value = device.value(i);
        Sparkplug.metric(payload, device.rows.get(i), alias++, true, millis, value);
        device.sent(i, value);
      }
      seq = Sparkplug.after(seq);
      publish(topic("DBIRTH") + "/" + device.name, Sparkplug.end(payload, seq), 0, false);
      traffic.add(MqttTraffic.BIRTHS);
    }
    nextAll = millis / 1000 + ALL_SECONDS;
  }

  @Override
  void speak(long millis) throws MqttException {
    if (rebirth.get()) {
      traffic.add(MqttTraffic.REBIRTHS_ASKED);
      born(millis);
      return;
    }
    boolean all = millis / 1000 >= nextAll;
    if (all) {
      nextAll = millis / 1000 + ALL_SECONDS;
    }
    long alias = 0;
    for (GatewayDevice device : devices) {
      ProtoWriter payload = Sparkplug.begin(millis);
      boolean news = false;
      for (int i = 0; i < device.rows.size(); i++) {
        double value = device.value(i);
        if (all || device.changed(i, value)) {
          Sparkplug.metric(payload, device.rows.get(i), alias + i, false, millis, value);
          device.sent(i, value);
          news = true;
        }
      }
      alias += device.rows.size();
      if (news) {
        seq = Sparkplug.after(seq);
        publish(topic("DDATA") + "/" + device.name, Sparkplug.end(payload, seq), 0, false);
        traffic.add(MqttTraffic.DATA);
      }
    }
  }

  @Override
  void farewell() throws MqttException {
    publish(topic("NDEATH"), Sparkplug.death(bdSeq), 1, false);
  }
}
