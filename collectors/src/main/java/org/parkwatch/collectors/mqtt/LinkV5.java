package org.parkwatch.collectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;

/** MQTT 5. A new client for each connection: none carries on what went wrong before. */
final class LinkV5 implements MqttLink {
  private static final int REFUSED = 0x80;
  private static final long SESSION_SECONDS = 3600;

  /** QoS 1 messages that the broker may send before we acknowledged one. */
  private static final int RECEIVE_MAXIMUM = 100;

  /** A packet is a payload and its topic and properties. */
  private static final long PACKET_OVERHEAD = 64L << 10;

  private final BrokerAddress broker;
  private final Credential.Login login;
  private final MqttOptions options;
  private final Ear ear;
  private volatile @Nullable MqttAsyncClient client;

  /** Number of the newest client; what older ones hear is not ours any more. */
  private final AtomicInteger generation = new AtomicInteger();

  LinkV5(BrokerAddress broker, Credential.Login login, MqttOptions options, Ear ear) {
    this.broker = broker;
    this.login = login;
    this.options = options;
    this.ear = ear;
  }

  @Override
  public void connect() throws LinkFailure {
    close();
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
    try {
      MqttAsyncClient fresh =
          new MqttAsyncClient(broker.uri(), options.clientId(), new MemoryPersistence());
      fresh.setCallback(new Callback(generation.get()));
      client = fresh;
      await(fresh.connect(how));
    } catch (MqttException e) {
      close();
      throw new LinkFailure(e);
    }
  }

  private void await(IMqttToken token) throws MqttException {
    token.waitForCompletion(options.timeout().toMillis());
  }

  @Override
  public boolean connected() {
    MqttAsyncClient now = client;
    return now != null && now.isConnected();
  }

  @Override
  public void subscribe(Collection<String> filters) throws LinkFailure {
    String[] names = filters.toArray(String[]::new);
    int[] qos = new int[names.length];
    Arrays.fill(qos, 1);
    try {
      IMqttToken token = need().subscribe(names, qos);
      await(token);
      int[] reasons = token.getReasonCodes();
      for (int i = 0; reasons != null && i < reasons.length; i++) {
        if (reasons[i] >= REFUSED) {
          throw new LinkFailure(
              "broker refuses the subscription to %s: reason 0x%02X"
                  .formatted(names[i], reasons[i]));
        }
      }
    } catch (MqttException e) {
      throw new LinkFailure(e);
    }
  }

  @Override
  public void publish(String topic, byte[] payload) throws LinkFailure {
    try {
      need().publish(topic, payload, 0, false);
    } catch (MqttException e) {
      throw new LinkFailure(e);
    }
  }

  private MqttAsyncClient need() throws LinkFailure {
    MqttAsyncClient now = client;
    if (now == null) {
      throw new LinkFailure("not connected");
    }
    return now;
  }

  @Override
  public void close() {
    MqttAsyncClient old = client;
    client = null;
    generation.incrementAndGet();
    if (old == null) {
      return;
    }
    try {
      if (old.isConnected()) {
        old.disconnect(0).waitForCompletion(options.timeout().toMillis());
      }
    } catch (MqttException e) {
      // it is ended all the same, by the next line
    }
    try {
      old.close(true);
    } catch (MqttException e) {
      // nothing is left to be ended
    }
  }

  /** What one client hears; of a client that was replaced nothing counts any more. */
  private final class Callback implements MqttCallback {
    private final int number;

    Callback(int number) {
      this.number = number;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      if (generation.get() == number) {
        MqttException why = response.getException();
        ear.lost(
            why == null ? "reason " + response.getReturnCode() : String.valueOf(why.getMessage()));
      }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (generation.get() == number) {
        ear.message(topic, message.getPayload(), message.isRetained());
      }
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
