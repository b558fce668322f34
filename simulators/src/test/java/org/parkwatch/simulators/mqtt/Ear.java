package org.parkwatch.simulators.mqtt;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;

/** Hears everything at a broker. */
final class Ear implements AutoCloseable {
  /** A message as it came. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Message(String topic, byte[] payload) {
    /** Decoded by Eclipse Tahu. */
    SparkplugBPayload sparkplug() throws Exception {
      return new SparkplugBPayloadDecoder().buildFromByteArray(payload, new MetricDataTypeMap());
    }

    /** Data by alias, decoded by Eclipse Tahu with the types of the birth. */
    SparkplugBPayload sparkplug(SparkplugBPayload birth) throws Exception {
      MetricDataTypeMap types = new MetricDataTypeMap();
      birth.getMetrics().forEach(m -> types.addMetricDataType(m.getAlias(), m.getDataType()));
      return new SparkplugBPayloadDecoder().buildFromByteArray(payload, types);
    }
  }

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final MqttClient client;

  Ear(int port) throws MqttException {
    client = new MqttClient("tcp://" + TestRoom.HOST + ":" + port, "ear", new MemoryPersistence());
    MqttConnectOptions how = new MqttConnectOptions();
    how.setUserName(TestRoom.LOGIN.username());
    how.setPassword(TestRoom.LOGIN.password().toCharArray());
    client.connect(how);
    client.subscribe(
        "#", 1, (topic, message) -> messages.add(new Message(topic, message.getPayload())));
  }

  /** The next message under the topic; those before are dropped. */
  Message await(String topic) throws InterruptedException {
    while (true) {
      Message message = messages.poll(30, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came under " + topic);
      }
      if (message.topic().equals(topic)) {
        return message;
      }
    }
  }

  void publish(String topic, byte[] payload) throws MqttException {
    client.publish(topic, payload, 0, false);
  }

  @Override
  public void close() throws MqttException {
    client.disconnect();
    client.close();
  }
}
