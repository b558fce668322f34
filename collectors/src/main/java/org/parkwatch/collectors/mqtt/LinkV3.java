package org.parkwatch.collectors.mqtt;

import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.parkwatch.collectors.credentials.Credential;

/** MQTT 3.1.1. */
final class LinkV3 extends PahoLink<MqttAsyncClient> {
  private final BrokerAddress broker;
  private final Credential.Login login;

  LinkV3(BrokerAddress broker, Credential.Login login, MqttOptions options, Ear ear) {
    super(options, ear);
    this.broker = broker;
    this.login = login;
  }

  @Override
  MqttAsyncClient create(Ear heard) throws MqttException {
    MqttAsyncClient fresh =
        new MqttAsyncClient(broker.uri(), options.clientId(), new MemoryPersistence());
    fresh.setCallback(new Callback(heard));
    return fresh;
  }

  @Override
  void connect(MqttAsyncClient fresh) throws MqttException {
    MqttConnectOptions how = new MqttConnectOptions();
    how.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    how.setCleanSession(false);
    how.setAutomaticReconnect(false);
    how.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    how.setConnectionTimeout((int) options.timeout().toSeconds());
    how.setMaxInflight(Short.MAX_VALUE);
    how.setUserName(login.username());
    how.setPassword(login.password().reveal().toCharArray());
    fresh.connect(how).waitForCompletion(options.timeout().toMillis());
  }

  @Override
  boolean connected(MqttAsyncClient now) {
    return now.isConnected();
  }

  @Override
  int[] subscribe(MqttAsyncClient now, String[] filters, int[] qos) throws MqttException {
    IMqttToken token = now.subscribe(filters, qos);
    token.waitForCompletion(options.timeout().toMillis());
    return token.getGrantedQos();
  }

  @Override
  void publish(MqttAsyncClient now, String topic, byte[] payload) throws MqttException {
    now.publish(topic, payload, 0, false);
  }

  @Override
  void disconnect(MqttAsyncClient old) throws MqttException {
    if (old.isConnected()) {
      old.disconnectForcibly(0, options.timeout().toMillis());
    }
  }

  @Override
  void end(MqttAsyncClient old) throws MqttException {
    old.close(true);
  }

  private record Callback(Ear ear) implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {
      ear.lost(String.valueOf(cause.getMessage()));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      ear.message(topic, message.getPayload(), message.isRetained());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
