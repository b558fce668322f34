package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Mutations;
import org.parkwatch.telemetry.sample.Quality;

/** The session of a Sparkplug node, message by message; payloads are Eclipse Tahu's. */
class NodeSessionTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final long BD_SEQ = 7;
  private static final long DEGREES = 3;

  @TempDir Path folder;
  private HeardRig rig;
  private NodeSession node;
  private long nanos = 1;

  @BeforeEach
  void open() throws Exception {
    rig = new HeardRig(folder);
    node = rig.node();
    node.connected(nanos);
  }

  private void take(String type, byte[] payload) {
    String device = type.startsWith("D") ? "/AIR" : "";
    SparkplugTopic topic = SparkplugTopic.of("spBv1.0/B1/" + type + "/R101" + device).orElseThrow();
    node.take(topic, payload, NOW, nanos);
  }

  private static Metric bdSeq(long number) throws Exception {
    return TahuGateway.metric("bdSeq", MetricDataType.Int64, number).createMetric();
  }

  private void nodeBorn(int seq) throws Exception {
    take("NBIRTH", TahuGateway.bytes(seq, NOW, bdSeq(BD_SEQ)));
  }

  private static byte[] birth(int seq, double degrees) throws Exception {
    return TahuGateway.bytes(
        seq,
        NOW,
        TahuGateway.metric("Degrees", MetricDataType.Float, (float) degrees)
            .alias(DEGREES)
            .createMetric(),
        TahuGateway.metric("Door", MetricDataType.Int32, 0).alias(4L).createMetric(),
        TahuGateway.metric("Picture", MetricDataType.Bytes, new byte[] {1}).createMetric());
  }

  private static byte[] data(int seq, double degrees) throws Exception {
    return TahuGateway.bytes(
        seq,
        NOW,
        new Metric.MetricBuilder(DEGREES, MetricDataType.Float, (float) degrees).createMetric());
  }

  @Test
  void theSequenceGoesRoundAndOnlyAGapCallsForARebirth() throws Exception {
    assertThat(node.asks(nanos)).as("since the broker was connected").isTrue();
    nodeBorn(254);
    take("DBIRTH", birth(255, 20));
    take("DDATA", data(0, 21));
    assertThat(rig.newest("degrees").value()).isEqualTo(21);
    nanos += TimeUnit.SECONDS.toNanos(2);
    assertThat(node.asks(nanos)).isFalse();
    take("DDATA", data(2, 22));
    assertThat(rig.device.health().health().faults()).containsKey(Fault.SEQUENCE_GAP);
    assertThat(node.asks(nanos)).isTrue();
    assertThat(node.asks(nanos)).as("at once again").isFalse();
    nanos += TimeUnit.SECONDS.toNanos(1);
    nodeBorn(0);
    take("DBIRTH", birth(1, 23));
    nanos += TimeUnit.MINUTES.toNanos(1);
    node.judge(nanos);
    assertThat(node.asks(nanos)).isFalse();
    assertThat(rig.newest("degrees").value()).isEqualTo(23);
  }

  @Test
  void aRebirthThatDoesNotComeIsAskedForEverMoreRarelyAndNothingIsBelieved() throws Exception {
    nodeBorn(0);
    take("DBIRTH", birth(1, 20));
    take("DDATA", data(5, 21));
    int asked = 0;
    for (int second = 0; second < 300; second++) {
      asked += node.asks(nanos) ? 1 : 0;
      node.judge(nanos);
      nanos += TimeUnit.SECONDS.toNanos(1);
    }
    assertThat(asked).as("1, 2, 4 ... 60 s").isBetween(8, 12);
    assertThat(rig.newest("degrees").quality()).isEqualTo(Quality.BAD_TIMEOUT);
  }

  @Test
  void theDeathOfAnOldConnectionIsNotThatOfTheNewOne() throws Exception {
    nodeBorn(0);
    take("DBIRTH", birth(1, 20));
    take("NDEATH", TahuGateway.bytes(-1, 0, bdSeq(BD_SEQ - 1)));
    assertThat(rig.device.doubt).isNull();
    take("NDEATH", TahuGateway.bytes(-1, 0, bdSeq(BD_SEQ)));
    assertThat(rig.newest("degrees").quality()).isEqualTo(Quality.BAD_TIMEOUT);
    take("DDATA", data(2, 22));
    assertThat(rig.newest("degrees").value()).as("after its death").isNaN();
  }

  @Test
  void aliasesAreVoidFromTheBirthOfTheNodeToThatOfTheDevice() throws Exception {
    nodeBorn(0);
    take("DBIRTH", birth(1, 20));
    nodeBorn(0);
    take("DDATA", data(1, 25));
    assertThat(rig.collected()).noneMatch(sample -> sample.value() == 25);
    assertThat(node.asks(nanos)).isTrue();
    take("DDEATH", TahuGateway.bytes(2, NOW));
    assertThat(rig.newest("degrees").quality()).isEqualTo(Quality.BAD_TIMEOUT);
    take("DBIRTH", birth(3, 26));
    assertThat(rig.newest("degrees").value()).isEqualTo(26);
  }

  @Test
  void whatIsOfThePastIsNotOfNow() throws Exception {
    nodeBorn(0);
    take("DBIRTH", birth(1, 20));
    byte[] old =
        TahuGateway.bytes(
            2,
            NOW - 3_600_000,
            TahuGateway.metric("Degrees", MetricDataType.Float, 5f)
                .isHistorical(true)
                .createMetric());
    take("DDATA", old);
    assertThat(rig.newest("degrees").value()).isEqualTo(20);
    assertThat(rig.device.health().health().faults()).isEmpty();
  }

  @Test
  void whateverIsSentTheNextBirthIsTaken() throws Exception {
    byte[] nodeBirth = TahuGateway.bytes(0, NOW, bdSeq(BD_SEQ));
    byte[] intact = birth(1, 20);
    byte[] data = data(2, 21);
    List<String> types = List.of("NBIRTH", "DBIRTH", "DDATA", "NDATA", "DDEATH", "NDEATH", "DCMD");
    byte[] name = "spBv1.0/B1/DDATA/R101/AIR".getBytes(StandardCharsets.UTF_8);
    int cases =
        new Mutations("Sparkplug messages", 1 << 22)
            .run(mutation -> {
              nanos += TimeUnit.MINUTES.toNanos(1);
              take("NBIRTH", nodeBirth);
              take("DBIRTH", intact);
              byte[] damaged = mutation.of(intact, data, nodeBirth);
              take(types.get(mutation.choose(types.size())), damaged);
              String topic = new String(mutation.of(name), StandardCharsets.UTF_8);
              SparkplugTopic.of(topic).ifPresent(known -> node.take(known, damaged, NOW, nanos));
              node.asks(nanos);
              node.judge(nanos);
              take("NBIRTH", nodeBirth);
              take("DBIRTH", intact);
              assertThat(rig.device.doubt).isNull();
              rig.forget();
            });
    assertThat(cases).isPositive();
  }

  @Test
  void whateverJsonIsSentTheNextMessageIsTaken() throws Exception {
    byte[] intact = "{\"ts\":\"2026-11-22T10:00:00Z\",\"t\":20.5}".getBytes(StandardCharsets.UTF_8);
    byte[] other = "[{\"t\":[1e999,null,\"\\u00e9\"]},-0.0]".getBytes(StandardCharsets.UTF_8);
    byte[] name = "fz/AIR/air".getBytes(StandardCharsets.UTF_8);
    int cases =
        new Mutations("JSON messages", 1 << 22)
            .run(mutation -> {
              byte[] damaged = mutation.of(intact, other);
              boolean retained = mutation.choose(2) == 0;
              rig.json.take(new Heard.Message("fz/AIR/air", damaged, retained, NOW), nanos);
              String topic = new String(mutation.of(name), StandardCharsets.UTF_8);
              if (topic.length() <= Inbox.LONGEST_TOPIC) { // others never come so far
                rig.json.take(new Heard.Message(topic, damaged, retained, NOW), nanos);
              }
              rig.json.take(new Heard.Message("fz/AIR/air", intact, false, NOW), nanos);
              assertThat(rig.jsonDevice.doubt).isNull();
              rig.forget();
            });
    assertThat(cases).isPositive();
  }
}
