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
import org.parkwatch.collectors.credentials.Credential;

/** MQTT 5. */
final class LinkV5 extends PahoLink<MqttAsyncClient> {
  private static final int[] NOTHING_SAID = {};
  private static final long SESSION_SECONDS = 3600;

  /** QoS 1 messages that the broker may send before we acknowledged one. */
  private static final int RECEIVE_MAXIMUM = 100;

  /** A packet is a payload and its topic and properties. */
  private static final long PACKET_OVERHEAD = 64L << 10;

  private final BrokerAddress broker;
  private final Credential.Login login;

  LinkV5(BrokerAddress broker, Credential.Login login, MqttOptions options, Ear ear) {
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
    MqttConnectionOptions how = new MqttConnectionOptions();
    how.setCleanStart(false);
    how.setSessionExpiryInterval(SESSION_SECONDS);
    how.setReceiveMaximum(RECEIVE_MAXIMUM);
    how.setMaximumPacketSize(options.maxPayloadBytes() + PACKET_OVERHEAD);
    how.setAutomaticReconnect(false);
    how.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    how.setConnectionTimeout((int) options.timeout().toSeconds());
    how.setUserName(login.username());
    how.setPassword(login.password().reveal().getBytes(StandardCharsets.UTF_8));
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
  void publish(MqttAsyncClient now, String topic, byte[] payload) throws MqttException {
    now.publish(topic, payload, 0, false);
  }

  @Override
  void disconnect(MqttAsyncClient old) throws MqttException {
    if (old.isConnected()) {
      old.disconnect(0).waitForCompletion(options.timeout().toMillis());
    }
  }

  @Override
  void end(MqttAsyncClient old) throws MqttException {
    old.close(true);
  }

  private record Callback(Ear ear) implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      MqttException why = response.getException();
      ear.lost(
          why == null ? "reason " + response.getReturnCode() : String.valueOf(why.getMessage()));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      ear.message(topic, message.getPayload(), message.isRetained());
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
