package org.parkwatch.collectors.mqtt;

import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** MQTT 3.1.1. */
final class LinkV3 extends PahoLink<MqttAsyncClient> {
  private final LinkSettings settings;

  LinkV3(LinkSettings settings, MqttOptions options, Ear ear) {
    super(options, ear);
    this.settings = settings;
  }

  @Override
  MqttAsyncClient create(Ear heard) throws MqttException {
    MqttAsyncClient fresh =
        new MqttAsyncClient(settings.uri(), settings.clientId(), new MemoryPersistence());
    fresh.setManualAcks(true);
    fresh.setCallback(new Callback(fresh, heard));
    return fresh;
  }

  @Override
  void connect(MqttAsyncClient fresh) throws MqttException {
    MqttConnectOptions how = new MqttConnectOptions();
    how.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    how.setCleanSession(settings.host() != null);
    how.setAutomaticReconnect(false);
    how.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    how.setConnectionTimeout((int) options.timeout().toSeconds());
    how.setMaxInflight(Short.MAX_VALUE);
    settings
        .login()
        .ifPresent(login -> {
          how.setUserName(login.username());
          how.setPassword(login.password().reveal().toCharArray());
        });
    if (settings.tls() != null) {
      how.setSocketFactory(settings.tls());
      how.setHttpsHostnameVerificationEnabled(true);
    }
    HostState host = settings.host();
    if (host != null) {
      host.begins();
      how.setWill(host.topic(), host.payload(false), 1, true);
    }
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
  void publish(MqttAsyncClient now, String topic, byte[] payload, int qos, boolean retained)
      throws MqttException {
    IMqttDeliveryToken sent = now.publish(topic, payload, qos, retained);
    if (qos > 0) {
      sent.waitForCompletion(MOMENT_MILLIS);
    }
  }

  @Override
  void acknowledge(MqttAsyncClient now, int id) throws MqttException {
    now.messageArrivedComplete(id, 1);
  }

  @Override
  void disconnect(MqttAsyncClient old) throws MqttException {
    if (old.isConnected()) {
      old.disconnect(0).waitForCompletion(MOMENT_MILLIS);
    }
  }

  @Override
  void end(MqttAsyncClient old) throws MqttException {
    old.close(true);
  }

  private final class Callback implements MqttCallback {
    private final MqttAsyncClient client;
    private final Ear ear;

    Callback(MqttAsyncClient client, Ear ear) {
      this.client = client;
      this.ear = ear;
    }

    @Override
    public void connectionLost(Throwable cause) {
      ear.lost(String.valueOf(cause.getMessage()));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      ear.message(
          topic,
          message.getPayload(),
          message.isRetained(),
          acknowledging(client, message.getId(), message.getQos()));
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
