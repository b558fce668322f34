package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What was acknowledged to a device with QoS 1 reaches the log, though the broker restarts, and the
 * collector too.
 */
class BrokerRestartTest {
  private static final int MESSAGES = 600;
  private static final int RESTART_AT = 200;
  private static final int SECOND_COLLECTOR_AT = 400;

  private static final int HELD = 50;

  @TempDir Path folder;

  /** A log that stands still: it takes what it got only when it is told to, and loses it then. */
  private static final class StuckLog implements SampleSink {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);

    /** What it took once it was free, in tenths. */
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();

    private final int point;

    StuckLog(int point) {
      this.point = point;
    }

    @Override
    public void append(SampleBatch batch) {
      if (!MqttRig.hasUsable(batch, point)) {
        return; // it may say that nothing was heard yet: that is no sign of a subscription
      }
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      for (int row = 0; row < batch.size(); row++) {
        if (batch.point(row) == point && Quality.usable(batch.quality(row))) {
          taken.add(Math.round(batch.value(row) * 10));
        }
      }
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("collectors give no commands");
    }
  }

  /**
   * What was heard but did not reach the log, as it was stuck until the end, the next collector
   * hears again.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void whatTheLogDidNotTakeIsSentAgainToTheNextCollector(String protocol) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        MqttRig rig = new MqttRig(broker, folder)) {
      Device device = rig.json(protocol, "fz/B1/R103/AIR");
      StuckLog stuck = new StuckLog(device.pointId("degrees"));
      MqttCollector first = rig.collector(stuck);
      rig.park.into(first);
      first.start();
      try (MqttClient sender = new MqttClient(broker.uri(), "device", new MemoryPersistence())) {
        do { // until it is subscribed, and hears; slowly, for the broker keeps so many and no more
          publish(sender, -1);
        } while (!stuck.reached.await(100, TimeUnit.MILLISECONDS));
        for (int i = 1; i <= HELD; i++) {
          publish(sender, i);
        }
        Thread closing = Thread.startVirtualThread(first::close);
        Await.until("it waits for its log", () -> closing.getState() == Thread.State.TIMED_WAITING);
        stuck.released.countDown();
        closing.join();
        rig.start();
        // what was sent may be with either of them, and come again after what is newer
        Await.value(
            "what is not stored",
            () -> {
              Set<Long> missing = new TreeSet<>(numbers(HELD));
              missing.removeAll(heard(rig, device));
              missing.removeAll(stuck.taken);
              return missing;
            },
            Set::isEmpty);
        sender.disconnect();
      }
    }
  }

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
      MqttCollector second = null;
      try (MqttClient device1 = new MqttClient(broker.uri(), "device", new MemoryPersistence())) {
        for (int i = 1; i <= MESSAGES; i++) {
          if (i == RESTART_AT) {
            int before = rig.samples(device, "degrees");
            broker.stop();
            rig.await(device, "degrees", before, s -> s.quality() == Quality.BAD_TIMEOUT);
            broker.startAgain();
          } else if (i == SECOND_COLLECTOR_AT) {
            rig.collector.close();
          } else if (i == SECOND_COLLECTOR_AT + HELD) {
            second = rig.collector(rig.collected);
            rig.park.into(second);
            second.start();
          }
          int number = i;
          Await.until("acknowledged: " + number, () -> published(device1, number));
        }
        rig.await(device, "degrees", sample -> sample.value() == MESSAGES / 10.0);
        device1.disconnect();
      }
      if (second != null) {
        second.close();
      }
      assertThat(heard(rig, device)).isEqualTo(numbers(MESSAGES));
      assertThat(rig.faults(Fault.NO_BROKER)).isPositive();
    }
  }

  /** The distinct numbers that reached the log. */
  private static Set<Long> heard(MqttRig rig, Device device) {
    return rig.collected.of(device, "degrees").stream()
        .filter(sample -> Quality.usable(sample.quality().code()) && sample.value() > 0)
        .map(sample -> Math.round(sample.value() * 10))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Long> numbers(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(Long::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Until the broker has it: one that has just begun may not take connections yet. */
  private static void publish(MqttClient client, int number) {
    Await.until("published", () -> published(client, number));
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
