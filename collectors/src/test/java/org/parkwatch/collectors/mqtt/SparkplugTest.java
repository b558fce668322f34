package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.sample.Quality;

/** A node that speaks by Eclipse Tahu, through Debian's mosquitto, to the whole collector. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class SparkplugTest {
  @TempDir Path folder;
  private Mosquitto broker;
  private MqttRig rig;
  private TahuGateway gateway;
  private Device device;

  @BeforeEach
  void connect() throws Exception {
    broker = Mosquitto.start(folder);
    rig = new MqttRig(broker, folder);
    device = rig.sparkplug("mqtt-v3", "B1/R101/AIR");
    gateway = new TahuGateway(broker, "R101", "AIR");
    rig.start();
    assertThat(gateway.command()).isEqualTo("Node Control/Rebirth=true");
    gateway.born(22.4, 0);
    rig.await(device, "degrees", sample -> sample.value() == 22.4);
  }

  @AfterEach
  void end() throws Exception {
    if (rig != null) {
      rig.close();
      gateway.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void dataByAliasIsReportedOnArrivalWithItsOwnTimeAndConfirmedEachSecond() throws Exception {
    long told = TahuGateway.now() - 1;
    gateway.degrees(23.5, told);
    Collected.Sample arrived = rig.await(device, "degrees", sample -> sample.value() == 23.5);
    assertThat(arrived.quality()).isEqualTo(Quality.GOOD);
    assertThat(arrived.millis()).isBetween(told, told + 1000);
    int before = rig.samples(device, "door");
    for (Collected.Sample door :
        rig.collected
            .await(device, "door", before + 3, MqttRig.PATIENCE_MILLIS)
            .subList(before, before + 3)) {
      assertThat(door.value()).isZero();
      // the second in which something was reported gives its confirmation to the next one's, and
      // that comes a millisecond after it
      assertThat(door.millis() % 1000).isIn(0L, 1L);
    }
    rig.await(device, "comm.up", sample -> sample.value() == 1);
    List<Long> times =
        rig.collected.of(device, "degrees").stream().map(Collected.Sample::millis).toList();
    assertThat(times).isSorted();
  }

  @Test
  void aClockThatIsOffMakesTheTimeUncertain() throws Exception {
    gateway.degrees(24.5, TahuGateway.now() - 60_000);
    Collected.Sample late = rig.await(device, "degrees", sample -> sample.value() == 24.5);
    assertThat(late.quality()).isEqualTo(Quality.UNCERTAIN_CLOCK);
    assertThat(late.millis()).isGreaterThan(TahuGateway.now() - 30_000);
    assertThat(rig.faults(Fault.CLOCK)).isEqualTo(1);
  }

  @Test
  void aGapInTheSequenceCallsForARebirthAndWithoutOneNothingIsBelieved() throws Exception {
    gateway.skipOne();
    gateway.degrees(25.5, TahuGateway.now());
    rig.await(device, "degrees", sample -> sample.value() == 25.5);
    assertThat(gateway.command()).isEqualTo("Node Control/Rebirth=true");
    assertThat(rig.faults(Fault.SEQUENCE_GAP)).isEqualTo(1);
    int before = rig.samples(device, "degrees");
    rig.await(device, "degrees", before, sample -> sample.quality() == Quality.BAD_TIMEOUT);
    gateway.born(26.5, 1);
    rig.await(device, "degrees", before, sample -> sample.value() == 26.5);
    rig.await(device, "door", before, sample -> sample.value() == 1);
  }

  @Test
  void theDeathOfTheGatewayMakesAllPointsBadAtOnceAndItsBirthGood() throws Exception {
    int before = rig.samples(device, "degrees");
    gateway.die();
    rig.await(device, "degrees", before, sample -> sample.quality() == Quality.BAD_TIMEOUT);
    rig.await(device, "door", sample -> sample.quality() == Quality.BAD_TIMEOUT);
    rig.await(device, "comm.up", sample -> sample.value() == 0);
    assertThat(rig.collector.health(device.id()).orElseThrow().lastError().orElseThrow())
        .contains("B1/R101/AIR", "said to be gone by the death of node B1/R101");
    int dead = rig.samples(device, "degrees");
    try (TahuGateway again = new TahuGateway(broker, "R101", "AIR")) {
      again.born(21.5, 0);
      rig.await(device, "degrees", dead, sample -> sample.value() == 21.5);
      rig.await(device, "comm.up", sample -> sample.value() == 1);
    }
  }

  @Test
  void garbageWrongTypesAndBirthsWithoutEndAreCountedAndHarmless() throws Exception {
    int before = rig.samples(device, "degrees");
    gateway.publish("DDATA", "AIR", "no protobuf at all".getBytes(StandardCharsets.UTF_8));
    rig.await(device, "degrees", before, sample -> sample.quality() == Quality.BAD_MALFORMED);
    assertThat(gateway.command()).isEqualTo("Node Control/Rebirth=true");
    for (int i = 0; i < 20; i++) {
      gateway.born(20.5 + i, 0);
    }
    rig.await(device, "degrees", sample -> sample.value() == 39.5);
    assertThat(rig.faults(Fault.GARBAGE)).isPositive();
    assertThat(rig.faults(Fault.TOO_MANY_BIRTHS)).isPositive();
    gateway.data(
        "DDATA",
        TahuGateway.now(),
        new Metric.MetricBuilder(TahuGateway.DEGREES, MetricDataType.String, "warm")
            .createMetric());
    rig.await(device, "degrees", sample -> sample.quality() == Quality.BAD_TYPE);
    gateway.publish("DDATA", "NOBODY", TahuGateway.bytes(0, TahuGateway.now()));
    gateway.publish("WHAT", "AIR", new byte[3]);
    gateway.publish("NBIRTH", null, new byte[300 << 10]);
    gateway.born(19.5, 1);
    rig.await(device, "degrees", sample -> sample.value() == 19.5);
    assertThat(rig.faults(Fault.UNKNOWN_TOPIC)).isEqualTo(2);
    assertThat(rig.faults(Fault.OVERSIZED)).isEqualTo(1);
    assertThat(rig.collector.health(device.id()).orElseThrow().faults())
        .containsKeys(Fault.GARBAGE, Fault.TOO_MANY_BIRTHS, Fault.WRONG_TYPE);
    int told = rig.samples(device, "door");
    rig.collected.await(device, "door", told + 3, MqttRig.PATIENCE_MILLIS); // two slots
    Diagnosis diagnosis = rig.diagnose(device);
    assertThat(diagnosis.state()).isEqualTo(Diagnosis.State.ANSWERS);
    assertThat(diagnosis.counted())
        .extracting(count -> count.reason().en())
        .contains("births without end", Fault.WRONG_TYPE.text(), Fault.GARBAGE.text());
    assertThat(diagnosis.ofNobody())
        .contains(
            new Diagnosis.Count(Fault.UNKNOWN_TOPIC.names(), 2),
            new Diagnosis.Count(Fault.OVERSIZED.names(), 1));
  }

  @Test
  void theDevicePageShowsWhatCameAndSaysWhenTheDeviceIsGone() throws Exception {
    assertThat(rig.diagnose(device).timing().unasked()).isTrue();
    int before = rig.samples(device, "degrees");
    rig.await(device, "degrees", before + 1, sample -> sample.value() == 22.4);
    assertThat(Objects.requireNonNull(rig.diagnose(device).raw().get("degrees")).text())
        .isEqualTo("Degrees = 22.4");
    int told = rig.samples(device, "comm.up");
    gateway.die();
    rig.await(device, "comm.up", told, sample -> sample.value() == 0);
    Diagnosis gone = rig.diagnose(device);
    assertThat(gone.state()).isEqualTo(Diagnosis.State.SILENT);
    assertThat(gone.reason().orElseThrow().zh()).isEqualTo("已宣告离线");
    assertThat(gone.timing().notBefore()).isEmpty();
  }
}
