package org.parkwatch.collectors.mqtt;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** MQTT 5. */
final class LinkV5 extends PahoLink<MqttAsyncClient> {
  private static final int[] NOTHING_SAID = {};
  private static final long SESSION_SECONDS = 3600;

  /** QoS 1 messages that the broker may send before we acknowledged one. */
  private static final int RECEIVE_MAXIMUM = 100;

  /** A packet is a payload and its topic and properties. */
  private static final long PACKET_OVERHEAD = 64L << 10;

  private final LinkSettings settings;

  LinkV5(LinkSettings settings, MqttOptions options, Ear ear) {
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
    MqttConnectionOptions how = new MqttConnectionOptions();
    how.setCleanStart(settings.host() != null);
    how.setSessionExpiryInterval(settings.host() == null ? SESSION_SECONDS : 0);
    how.setReceiveMaximum(RECEIVE_MAXIMUM);
    how.setMaximumPacketSize(options.maxPayloadBytes() + PACKET_OVERHEAD);
    how.setAutomaticReconnect(false);
    how.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    how.setConnectionTimeout((int) options.timeout().toSeconds());
    settings
        .login()
        .ifPresent(login -> {
          how.setUserName(login.username());
          how.setPassword(login.password().reveal().getBytes(StandardCharsets.UTF_8));
        });
    if (settings.tls() != null) {
      how.setSocketFactory(settings.tls());
      how.setHttpsHostnameVerificationEnabled(true);
    }
    HostState host = settings.host();
    if (host != null) {
      host.begins();
      how.setWill(host.topic(), new MqttMessage(host.payload(false), 1, true, null));
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
    int[] reasons = token.getReasonCodes();
    return reasons == null ? NOTHING_SAID : reasons;
  }

  @Override
  void publish(MqttAsyncClient now, String topic, byte[] payload, int qos, boolean retained)
      throws MqttException {
    IMqttToken sent = now.publish(topic, payload, qos, retained);
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
    public void disconnected(MqttDisconnectResponse response) {
      MqttException why = response.getException();
      ear.lost(
          why == null ? "reason " + response.getReturnCode() : String.valueOf(why.getMessage()));
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
    public void mqttErrorOccurred(MqttException error) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean again, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
