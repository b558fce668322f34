package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.facility.park.Device;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we say of ourselves as a Sparkplug host application, heard through mosquitto. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class HostStateTest {
  private static final String TOPIC = "spBv1.0/STATE/park-host";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private JsonNode next(boolean online) throws InterruptedException {
    while (true) {
      String text = String.valueOf(heard.poll(30, TimeUnit.SECONDS));
      JsonNode said = JSON.readTree(text);
      if (said.path("online").isBoolean() && said.path("online").booleanValue() == online) {
        return said;
      }
      assertThat(text).as("said in %s s", 30).isNotEqualTo("null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void weAreOnlineUntilWeLeaveAndSaySoAgainIfSomebodyDeniesIt(String protocol) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        MqttClient ear = new MqttClient(broker.uri(), "ear", new MemoryPersistence())) {
      Connections connections =
          Connections.load(
              Files.writeString(
                  folder.resolve("connections.yaml"),
                  "brokers:\n  - {host: 127.0.0.1, port: %d, host-id: park-host}\n"
                      .formatted(broker.address().getPort())));
      MqttConnectOptions how = new MqttConnectOptions();
      how.setUserName(Mosquitto.USER);
      how.setPassword(Mosquitto.PASSWORD.toCharArray());
      ear.connect(how);
      ear.subscribe(
          TOPIC,
          1,
          (topic, message) -> heard.add(new String(message.getPayload(), StandardCharsets.UTF_8)));
      try (MqttRig rig = new MqttRig(broker, folder, Mosquitto.CREDENTIALS, connections)) {
        rig.sparkplug(protocol, "B1/R101/AIR");
        Device plain = rig.json(protocol, "fz/B1/R103/AIR");
        long before = System.currentTimeMillis();
        rig.start();
        long since = next(true).path("timestamp").longValue();
        assertThat(since).isGreaterThanOrEqualTo(before);
        ear.publish(
            TOPIC, "{\"online\":false,\"timestamp\":1}".getBytes(StandardCharsets.UTF_8), 1, true);
        assertThat(next(true).path("timestamp").longValue()).isEqualTo(since);
        do { // the devices that speak plainly have another connection
          broker.publish("fz/B1/R103/AIR/air", "{\"t\":22.4}");
        } while (rig.collected.of(plain, "degrees").stream().noneMatch(s -> s.value() == 22.4));
        heard.clear();
      }
      assertThat(next(false).path("timestamp").longValue()).isPositive();
      ear.disconnect();
    }
  }
}
