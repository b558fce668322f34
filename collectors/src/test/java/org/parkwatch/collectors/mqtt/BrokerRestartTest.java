package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.sample.Quality;

/** What was acknowledged to a device with QoS 1 reaches the log, though the broker restarts. */
class BrokerRestartTest {
  private static final int MESSAGES = 600;
  private static final int RESTART_AT = 200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void noMessageOfQosOneIsLost(String protocol) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        MqttRig rig = new MqttRig(broker, folder)) {
      Device device = rig.json(protocol, "fz/B1/R103/AIR");
      rig.start();
      do {
        broker.publish("fz/B1/R103/AIR/air", "{\"t\":-1}");
      } while (rig.collected.of(device, "degrees").stream().noneMatch(s -> s.value() == -1));
      try (MqttClient device1 = new MqttClient(broker.uri(), "device", new MemoryPersistence())) {
        for (int i = 1; i <= MESSAGES; i++) {
          if (i == RESTART_AT) {
            int before = rig.samples(device, "degrees");
            broker.stop();
            rig.await(device, "degrees", before, s -> s.quality() == Quality.BAD_TIMEOUT);
            broker.startAgain();
          }
          int number = i;
          Await.until("acknowledged: " + number, () -> published(device1, number));
        }
        rig.await(device, "degrees", sample -> sample.value() == MESSAGES / 10.0);
        device1.disconnect();
      }
      Set<Long> heard =
          rig.collected.of(device, "degrees").stream()
              .filter(sample -> Quality.usable(sample.quality().code()) && sample.value() > 0)
              .map(sample -> Math.round(sample.value() * 10))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<Long> sent =
          IntStream.rangeClosed(1, MESSAGES)
              .mapToObj(Long::valueOf)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(heard).isEqualTo(sent);
      assertThat(rig.faults(Fault.NO_BROKER)).isPositive();
    }
  }

  /** Whether it was acknowledged. */
  private static boolean published(MqttClient client, int number) {
    byte[] payload = ("{\"t\":" + number / 10.0 + "}").getBytes(StandardCharsets.UTF_8);
    try {
      if (!client.isConnected()) {
        MqttConnectOptions how = new MqttConnectOptions();
        how.setUserName(Mosquitto.USER);
        how.setPassword(Mosquitto.PASSWORD.toCharArray());
        client.connect(how);
      }
      client.publish("fz/B1/R103/AIR/air", payload, 1, false);
      return true;
    } catch (MqttException e) {
      return false;
    }
  }
}
