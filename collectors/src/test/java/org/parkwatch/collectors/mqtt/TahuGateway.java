package org.parkwatch.collectors.mqtt;

import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.tahu.SparkplugException;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.jspecify.annotations.Nullable;

/** A Sparkplug node of one device, whose payloads Eclipse Tahu encodes and decodes. */
final class TahuGateway implements AutoCloseable {
  static final long DEGREES = 7;
  static final long DOOR = 9;

  private final MqttClient client;
  private final String node;
  private final String device;
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private int seq;

  TahuGateway(Mosquitto broker, String node, String device) throws Exception {
    this.node = node;
    this.device = device;
    client = new MqttClient(broker.uri(), "gateway-" + node, new MemoryPersistence());
    MqttConnectOptions how = new MqttConnectOptions();
    how.setUserName(Mosquitto.USER);
    how.setPassword(Mosquitto.PASSWORD.toCharArray());
    how.setWill("spBv1.0/B1/NDEATH/" + node, bytes(-1, 0, bdSeq()), 1, false);
    client.connect(how);
    client.subscribe(
        "spBv1.0/B1/NCMD/" + node, (topic, message) -> commands.add(nameOf(message.getPayload())));
  }

  private static String nameOf(byte[] payload) throws Exception {
    Metric metric =
        new SparkplugBPayloadDecoder().buildFromByteArray(payload, null).getMetrics().getFirst();
    return metric.getName() + "=" + metric.getValue();
  }

  /** The next command that came, decoded by Tahu. */
  String command() throws InterruptedException {
    return String.valueOf(commands.poll(30, TimeUnit.SECONDS));
  }

  void born(double degrees, int door) throws Exception {
    seq = 0;
    publish("NBIRTH", null, bytes(seq, now(), bdSeq()));
    data(
        "DBIRTH",
        now(),
        metric("Degrees", MetricDataType.Float, (float) degrees).alias(DEGREES).createMetric(),
        metric("Door", MetricDataType.Int32, door).alias(DOOR).createMetric(),
        metric("Unknown to us", MetricDataType.String, "x").alias(8L).createMetric());
  }

  /** Data of the device by alias. */
  void degrees(double degrees, long millis) throws Exception {
    data(
        "DDATA",
        millis,
        new Metric.MetricBuilder(DEGREES, MetricDataType.Float, (float) degrees).createMetric());
  }

  void data(String type, long millis, Metric... metrics) throws Exception {
    seq = seq + 1 & 0xFF;
    publish(type, device, bytes(seq, millis, metrics));
  }

  /** As if a message got lost. */
  void skipOne() {
    seq = seq + 1 & 0xFF;
  }

  void publish(String type, @Nullable String about, byte[] payload) throws MqttException {
    String topic = "spBv1.0/B1/" + type + "/" + node + (about == null ? "" : "/" + about);
    client.publish(topic, payload, 0, false);
  }

  static Metric.MetricBuilder metric(String name, MetricDataType type, Object value) {
    return new Metric.MetricBuilder(name, type, value);
  }

  private static Metric bdSeq() throws SparkplugException {
    return metric("bdSeq", MetricDataType.Int64, 3L).createMetric();
  }

  /** A sensor that is lost. */
  @SuppressWarnings("NullAway") // how Tahu is told
  static Metric lost(String name) throws SparkplugException {
    return metric(name, MetricDataType.Float, null).createMetric();
  }

  @SuppressWarnings("JavaUtilDate") // as Tahu wants it
  static byte[] bytes(int seq, long millis, Metric... metrics) throws IOException {
    SparkplugBPayload.SparkplugBPayloadBuilder builder =
        new SparkplugBPayload.SparkplugBPayloadBuilder().addMetrics(List.of(metrics));
    if (seq >= 0) {
      builder.setSeq((long) seq);
    }
    if (millis > 0) {
      List.of(metrics).forEach(metric -> metric.setTimestamp(new Date(millis)));
      builder.setTimestamp(new Date(millis));
    }
    return new SparkplugBPayloadEncoder().getBytes(builder.createPayload(), false);
  }

  static long now() {
    return System.currentTimeMillis();
  }

  /** Breaks off without a word: the broker publishes the will. */
  void die() throws MqttException {
    client.disconnectForcibly(0, 1, false);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close();
  }
}
