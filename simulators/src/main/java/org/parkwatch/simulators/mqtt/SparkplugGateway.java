package org.parkwatch.simulators.mqtt;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.Signals;

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
      Signals signals,
      LineFaults faults,
      Counters<MqttTraffic> traffic) {
    super(uri, "sparkplug-" + group + "-" + node, login, devices, signals, faults, traffic);
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
      device.gone = line(device) instanceof Fault.Silent;
      if (!device.gone) {
        deviceBorn(device, alias, millis);
      }
      alias += device.rows.size();
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
      boolean silent = line(device) instanceof Fault.Silent;
      if (silent && !device.gone) {
        device.gone = true;
        seq = Sparkplug.after(seq);
        send("DDEATH", device, Sparkplug.deviceDeath(millis, seq));
      } else if (device.gone && !silent) {
        device.gone = false;
        deviceBorn(device, alias, millis);
      } else if (maySpeak(device, millis)) {
        deviceSpeaks(device, alias, all, millis);
      }
      alias += device.rows.size();
    }
  }

  private void deviceBorn(GatewayDevice device, long firstAlias, long millis) throws MqttException {
    ProtoWriter payload = Sparkplug.begin(millis);
    for (int i = 0; i < device.rows.size(); i++) {
      double value = device.value(i);
      Sparkplug.metric(payload, device.rows.get(i), firstAlias + i, true, millis, value);
      device.sent(i, value);
    }
    seq = Sparkplug.after(seq);
    send("DBIRTH", device, Sparkplug.end(payload, seq));
    device.spokeAtMillis = millis;
    traffic.add(MqttTraffic.BIRTHS);
  }

  private void deviceSpeaks(GatewayDevice device, long firstAlias, boolean all, long millis)
      throws MqttException {
    boolean spoilt = line(device) instanceof Fault.Garbage;
    ProtoWriter payload = Sparkplug.begin(millis);
    boolean news = false;
    for (int i = 0; i < device.rows.size(); i++) {
      double value = device.value(i);
      if (all || spoilt || device.changed(i, value)) {
        Sparkplug.metric(payload, device.rows.get(i), firstAlias + i, false, millis, value);
        device.sent(i, value);
        news = true;
      }
    }
    if (!news) {
      return;
    }
    device.spokeAtMillis = millis;
    if (line(device) instanceof Fault.Garbage(GarbageKind asked)) {
      traffic.add(MqttTraffic.SPOILT);
      GarbageKind kind = spoiler.next(asked);
      if (kind == GarbageKind.WRONG_ID) { // births without end, and never a death
        deviceBorn(device, firstAlias, millis);
        return;
      }
      seq = Sparkplug.after(seq);
      send("DDATA", device, spoiler.spoilt(kind, Sparkplug.end(payload, seq)));
      return;
    }
    seq = Sparkplug.after(seq);
    send("DDATA", device, Sparkplug.end(payload, seq));
    traffic.add(MqttTraffic.DATA);
  }

  private void send(String type, GatewayDevice device, byte[] payload) throws MqttException {
    publish(topic(type) + "/" + device.name, payload, 0, false);
  }

  @Override
  void farewell() throws MqttException {
    publish(topic("NDEATH"), Sparkplug.death(bdSeq), 1, false);
  }
}
