package org.parkwatch.collectors.mqtt;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;

/** MQTT 3.1.1. A new client for each connection: none carries on what went wrong before. */
final class LinkV3 implements MqttLink {
  private static final int REFUSED = 0x80;

  private final BrokerAddress broker;
  private final Credential.Login login;
  private final MqttOptions options;
  private final Ear ear;
  private volatile @Nullable MqttAsyncClient client;

  /** Number of the newest client; what older ones hear is not ours any more. */
  private final AtomicInteger generation = new AtomicInteger();

  LinkV3(BrokerAddress broker, Credential.Login login, MqttOptions options, Ear ear) {
    this.broker = broker;
    this.login = login;
    this.options = options;
    this.ear = ear;
  }

  @Override
  public void connect() throws LinkFailure {
    close();
    MqttConnectOptions how = new MqttConnectOptions();
    how.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    how.setCleanSession(false);
    how.setAutomaticReconnect(false);
    how.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    how.setConnectionTimeout((int) options.timeout().toSeconds());
    how.setMaxInflight(Short.MAX_VALUE);
    how.setUserName(login.username());
    how.setPassword(login.password().reveal().toCharArray());
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
      int[] granted = token.getGrantedQos();
      for (int i = 0; i < granted.length; i++) {
        if (granted[i] == REFUSED) {
          throw new LinkFailure("broker refuses the subscription to " + names[i]);
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
        old.disconnectForcibly(0, options.timeout().toMillis());
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
    public void connectionLost(Throwable cause) {
      if (generation.get() == number) {
        ear.lost(String.valueOf(cause.getMessage()));
      }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (generation.get() == number) {
        ear.message(topic, message.getPayload(), message.isRetained());
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
