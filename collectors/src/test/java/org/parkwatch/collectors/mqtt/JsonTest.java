package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.sample.Quality;

/** mosquitto_pub speaks, through mosquitto, to the whole collector: MQTT 3.1.1 and 5. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class JsonTest {
  @TempDir Path folder;
  private Mosquitto broker;
  private MqttRig rig;

  @BeforeEach
  void connect() throws Exception {
    broker = Mosquitto.start(folder);
    rig = new MqttRig(broker, folder);
  }

  @AfterEach
  void end() throws Exception {
    rig.close();
    broker.close();
  }

  private Device begin(String protocol) throws Exception {
    Device device = rig.json(protocol, "fz/B1/R103/AIR");
    rig.start();
    do { // until it is subscribed
      broker.publish("fz/B1/R103/AIR/air", "{\"ts\":\"" + Instant.now() + "\",\"t\":22.44}");
      broker.publish("fz/B1/R103/AIR/doors", "{\"001\":\"closed\"}");
    } while (rig.collected.of(device, "door").stream().noneMatch(s -> s.value() == 0));
    rig.await(device, "degrees", sample -> sample.value() == 22.4);
    return device;
  }

  @Test
  void bytesCapturesTextsAndTheTimeOfASensorOnTheAirAreRead() throws Exception {
    Device device = rig.radio("mqtt-v3", "air/1");
    rig.start();
    do { // until it is subscribed
      long now = Instant.now().getEpochSecond();
      broker.publish("air/1/up", "{\"data\":\"A2fqAARoTw==\",\"at\":" + now + ".25}");
    } while (rig.collected.of(device, "degrees").stream()
        .noneMatch(sample -> sample.quality() == Quality.GOOD));
    rig.await(device, "degrees", s -> s.value() == 23.4 && s.quality() == Quality.GOOD);
    rig.await(device, "humidity", sample -> sample.value() == 39.5);
    broker.publish("air/1/radio/4711/temp", "25.4 C");
    rig.await(device, "air", sample -> sample.value() == 25.4);
    rig.await(device, "air.sensor", sample -> sample.value() == 4711);
    rig.await(device, "spread", sample -> sample.value() == 2);
    broker.publish("air/1/radio/4712/temp", "-3 C"); // the neighbour's
    broker.publish("air/1/up", "{\"data\":\"A2f2/w==\",\"at\":1672125687}");
    Collected.Sample old = rig.await(device, "degrees", sample -> sample.value() == -1);
    assertThat(old.quality()).isEqualTo(Quality.UNCERTAIN_CLOCK);
    rig.await(device, "spread", sample -> sample.value() == 26.4);
    rig.await(device, "comm.up", sample -> sample.value() == 1);
    assertThat(rig.faults(Fault.WRONG_OBJECTS)).isEqualTo(1);
    assertThat(rig.faults(Fault.CLOCK)).isEqualTo(1);
    assertThat(rig.collector.health(device.id()).orElseThrow().lastError().orElseThrow())
        .contains("at radio/4712/temp, while radio/4711/temp is heard for radio/+id/temp");
    broker.publish("air/1/up", "{\"data\":\"A2fq AA\"}");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void valuesArriveAreConfirmedAndEndWithSilence(String protocol) throws Exception {
    Device device = begin(protocol);
    broker.publish("fz/B1/R103/AIR/doors", "{\"001\":\"open\"}");
    rig.await(device, "door", sample -> sample.value() == 1);
    rig.await(device, "comm.up", sample -> sample.value() == 1);
    int before = rig.samples(device, "degrees");
    Collected.Sample silent =
        rig.await(device, "degrees", before, s -> s.quality() == Quality.BAD_TIMEOUT);
    assertThat(silent.value()).isNaN();
    assertThat(rig.collector.health(device.id()).orElseThrow().lastError().orElseThrow())
        .contains("nothing was heard for 4 s");
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":null}");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_NO_READING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void whatIsWrongIsBadWithItsReasonAndCounted(String protocol) throws Exception {
    Device device = begin(protocol);
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":[1]}");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_TYPE);
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":1e9}");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_IMPLAUSIBLE);
    broker.publish("fz/B1/R103/AIR/air", "{}");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_NO_SUCH_OBJECT);
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":");
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_MALFORMED);
    broker.publish("fz/B1/R103/AIR/never", "{\"t\":1}");
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":" + "[".repeat(60_000));
    broker.publish("fz/B1/R103/AIR/air", "{\"t\":23.5}");
    rig.await(device, "degrees", sample -> sample.value() == 23.5);
    assertThat(rig.faults(Fault.UNKNOWN_TOPIC)).isEqualTo(1);
    assertThat(rig.faults(Fault.GARBAGE)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void theWillOfTheGatewayEndsAllDevicesBehindIt(String protocol) throws Exception {
    Device device = begin(protocol);
    int before = rig.samples(device, "degrees");
    broker.publish("fz/B1/R103/status", "{\"online\":false}");
    rig.await(device, "degrees", before, sample -> sample.quality() == Quality.BAD_TIMEOUT);
    rig.await(device, "comm.up", sample -> sample.value() == 0);
    assertThat(rig.collector.health(device.id()).orElseThrow().lastError().orElseThrow())
        .contains("said to be gone by fz/B1/R103/status");
  }
}
