package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** What becomes of messages of QoS 1 where the log refuses them, or the broker is killed. */
class BrokerLossTest {
  private static final int MESSAGES = 50;
  private static final String TOPIC = "fz/B1/R103/AIR/air";
  private static final int BEFORE = -1;
  private static final int AFTER = -2;

  @TempDir Path folder;

  /** A log that refuses everything until it is opened, and counts where a point was heard. */
  private static final class ClosedLog implements SampleSink {
    private final int point;
    final Collected behind = new Collected();
    final AtomicInteger refused = new AtomicInteger();
    volatile boolean open;

    ClosedLog(int point) {
      this.point = point;
    }

    @Override
    public void append(SampleBatch batch) {
      if (!open) {
        refused.addAndGet(MqttRig.hasUsable(batch, point) ? 1 : 0);
        throw new IllegalStateException("no space left");
      }
      behind.append(batch);
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("collectors give no commands");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void whatTheLogRefusesIsNotAcknowledgedAndComesAgain(String protocol) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        MqttRig rig = new MqttRig(broker, folder)) {
      Device device = rig.json(protocol, "fz/B1/R103/AIR");
      ClosedLog log = new ClosedLog(device.pointId("degrees"));
      try (MqttCollector collector = rig.collector(log);
          MqttClient sender = new MqttClient(broker.uri(), "device", new MemoryPersistence())) {
        rig.park.into(collector);
        collector.start();
        Await.until("something has reached the log", () -> heard(sender, log));
        int before = log.refused.get();
        for (int i = 1; i <= MESSAGES; i++) {
          publish(sender, i);
        }
        Await.until("more is refused", () -> log.refused.get() > before);
        log.open = true;
        Await.until(
            "each was stored", () -> stored(log.behind, device).containsAll(numbers(MESSAGES)));
        sender.disconnect();
      }
    }
  }

  /** Whether something that was sent has reached the log. */
  private static boolean heard(MqttClient sender, ClosedLog log) {
    publish(sender, BEFORE);
    return log.refused.get() > 0;
  }

  /**
   * A broker that is killed has told devices that it took their messages, and forgets those that it
   * had not sent on, and who subscribed to what. What we heard is stored; of what was sent up to
   * the end a tail may be missing, and nothing between.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void aBrokerThatIsKilledLosesWhatItHeldAndNothingElse(String protocol) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        MqttRig rig = new MqttRig(broker, folder);
        MqttClient sender = new MqttClient(broker.uri(), "device", new MemoryPersistence())) {
      Device device = rig.json(protocol, "fz/B1/R103/AIR");
      rig.start();
      Await.until("it is subscribed", () -> repeated(sender, rig, device, BEFORE));
      for (int i = 1; i <= MESSAGES; i++) {
        publish(sender, i);
      }
      rig.await(device, "degrees", sample -> sample.value() == MESSAGES / 10.0);
      for (int i = MESSAGES + 1; i <= 2 * MESSAGES; i++) {
        publish(sender, i);
      }
      int before = rig.samples(device, "degrees");
      broker.kill();
      rig.await(device, "degrees", before, sample -> sample.quality() == Quality.BAD_TIMEOUT);
      Set<Long> ofTheKilled = stored(rig.collected, device);
      broker.startAgain();
      Await.until("it is subscribed again", () -> repeated(sender, rig, device, AFTER));
      for (int i = 2 * MESSAGES + 1; i <= 3 * MESSAGES; i++) {
        publish(sender, i);
      }
      rig.await(device, "degrees", sample -> sample.value() == 3 * MESSAGES / 10.0);
      sender.disconnect();
      assertThat(ofTheKilled).containsAll(numbers(MESSAGES)).isEqualTo(numbers(ofTheKilled.size()));
      assertThat(stored(rig.collected, device))
          .containsAll(ofTheKilled)
          .containsAll(numbers(3 * MESSAGES).tailSet(2L * MESSAGES + 1));
    }
  }

  private static boolean repeated(MqttClient sender, MqttRig rig, Device device, int number) {
    publish(sender, number);
    return rig.collected.of(device, "degrees").stream()
        .anyMatch(sample -> sample.value() == number / 10.0);
  }

  /** The distinct numbers above 0 that reached a log. */
  private static Set<Long> stored(Collected log, Device device) {
    return log.of(device, "degrees").stream()
        .filter(sample -> Quality.usable(sample.quality().code()) && sample.value() > 0)
        .map(sample -> Math.round(sample.value() * 10))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static NavigableSet<Long> numbers(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(Long::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Until the broker has acknowledged it. */
  private static void publish(MqttClient client, int number) {
    byte[] payload = ("{\"t\":" + number / 10.0 + "}").getBytes(StandardCharsets.UTF_8);
    Await.until(
        "published: " + number,
        () -> {
          try {
            if (!client.isConnected()) {
              MqttConnectOptions how = new MqttConnectOptions();
              how.setUserName(Mosquitto.USER);
              how.setPassword(Mosquitto.PASSWORD.toCharArray());
              client.connect(how);
            }
            client.publish(TOPIC, payload, 1, false);
            return true;
          } catch (MqttException e) {
            return false;
          }
        });
  }
}
