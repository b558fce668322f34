package org.parkwatch.simulators.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.junit.jupiter.api.Test;

/** Gateways and the embedded broker, heard by Eclipse Tahu and mosquitto_sub. */
class MqttGatewaysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final String NODE = "spBv1.0/B1/%s/R101";

  private static byte[] rebirth() throws Exception {
    SparkplugBPayload command =
        new SparkplugBPayload.SparkplugBPayloadBuilder()
            .addMetric(
                new Metric.MetricBuilder(Sparkplug.REBIRTH, MetricDataType.Boolean, true)
                    .createMetric())
            .createPayload();
    return new SparkplugBPayloadEncoder().getBytes(command, false);
  }

  private static void await(MqttGateways gateways, MqttTraffic sent) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (gateways.traffic().get(sent) == 0) {
      assertThat(System.nanoTime()).as("%s in time", sent).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static Ear afterFirstBirth(MqttGateways gateways, TestRoom room) throws Exception {
    await(gateways, MqttTraffic.BIRTHS);
    return new Ear(room.port());
  }

  private static long bdSeq(Ear.Message message) throws Exception {
    return ((Number) message.sparkplug().getMetrics().getFirst().getValue()).longValue();
  }

  @Test
  void aSparkplugNodeIsBornSendsChangesByAliasIsRebornAndDies() throws Exception {
    TestRoom room =
        new TestRoom()
            .with("LEAK", "room-leak", "B1/R101/LK1")
            .set("LEAK", "state", "dry")
            .set("LEAK", "microamps", 2.1);
    try (MqttGateways gateways = room.start();
        Ear ear = afterFirstBirth(gateways, room)) {
      ear.publish(NODE.formatted("NCMD"), rebirth());
      Ear.Message birth = ear.await(NODE.formatted("NBIRTH"));
      assertThat(birth.sparkplug().getSeq()).isZero();
      assertThat(birth.sparkplug().getMetrics().stream().map(Metric::getName))
          .containsExactly("bdSeq", Sparkplug.REBIRTH);
      SparkplugBPayload device = ear.await(NODE.formatted("DBIRTH") + "/LK1").sparkplug();
      assertThat(device.getSeq()).isEqualTo(1);
      List<Metric> metrics = device.getMetrics();
      assertThat(metrics.stream().map(Metric::getName))
          .containsExactly("Rope/State", "Rope/Distance", "Rope/Current");
      assertThat(metrics.stream().map(Metric::getAlias)).containsExactly(0L, 1L, 2L);
      assertThat(metrics.get(0).getValue()).isEqualTo(0);
      assertThat(metrics.get(1).getIsNull()).isTrue();
      assertThat(metrics.get(2).getValue()).isEqualTo(2.1f);
      room.set("LEAK", "state", "wet").set("LEAK", "distance", 17.5);
      SparkplugBPayload data = ear.await(NODE.formatted("DDATA") + "/LK1").sparkplug(device);
      assertThat(data.getSeq()).isEqualTo(2);
      assertThat(data.getMetrics()).hasSize(2);
      assertThat(data.getMetrics().getFirst().getName()).isNull();
      assertThat(data.getMetrics().getFirst().getAlias()).isZero();
      assertThat(data.getMetrics().getFirst().getValue()).isEqualTo(1);
      room.reach("LEAK", false);
      Ear.Message death = ear.await(NODE.formatted("NDEATH"));
      assertThat(bdSeq(death)).isEqualTo(bdSeq(birth));
      room.reach("LEAK", true);
      assertThat(bdSeq(ear.await(NODE.formatted("NBIRTH")))).isEqualTo(bdSeq(birth) + 1);
      assertThat(gateways.traffic().get(MqttTraffic.REBIRTHS_ASKED)).isEqualTo(1);
    }
  }

  @Test
  void changesWithinTheDeadbandAreNotSent() throws Exception {
    MqttList list = MqttLists.load().find("room-climate").orElseThrow();
    GatewayDevice device = new GatewayDevice("C-S", "C", "C", list, new TestRoom());
    device.sent(0, 22.40);
    assertThat(device.changed(0, 22.45)).isFalse();
    assertThat(device.changed(0, 22.51)).isTrue();
    assertThat(device.changed(0, Double.NaN)).isTrue();
    device.sent(0, Double.NaN);
    assertThat(device.changed(0, Double.NaN)).isFalse();
  }

  @Test
  void mosquittoSubHearsTheJsonOfTheDocumentAndNobodyElseDoes() throws Exception {
    need("/usr/bin/mosquitto_sub");
    TestRoom room =
        new TestRoom()
            .with("SMOKE", "room-smoke-json", "fz/B1/R103/VS1")
            .set("SMOKE", "state", "normal")
            .set("SMOKE", "obscuration", 0.00412)
            .set("SMOKE", "pipe0.obscuration", 0.004)
            .set("SMOKE", "pipe2.obscuration", 0.01);
    try (MqttGateways gateways = room.start()) {
      assertThat(gateways.devices()).isEqualTo(1);
      String user = TestRoom.LOGIN.username();
      String password = TestRoom.LOGIN.password();
      Process ear =
          sub(room, "-u", user, "-P", password, "-t", "fz/B1/R103/#", "-C", "2", "-F", "%r %t %p");
      await(gateways, MqttTraffic.JSON);
      changeUntilHeard(room, ear);
      assertThat(text(ear))
          .contains(" fz/B1/R103/status {\"online\":true}")
          .containsPattern(
              "0 fz/B1/R103/VS1/smoke \\{\"ts\":\"20[^\"]*Z\",\"state\":\"(normal|alert)\","
                  + "\"obscuration\":0.0041,\"flow_percent\":null,"
                  + "\"pipes\":\\[0.004,null,0.01,null]}");
      assertThat(text(sub(room, "-u", user, "-P", "wrong", "-t", "#"))).contains("Refused");
      assertThat(text(sub(room, "-t", "#"))).contains("Refused");
      // Moquette 0.17 speaks MQTT 3.1.1 only
      assertThat(text(sub(room, "-V", "5", "-u", user, "-P", password, "-t", "#", "-W", "3")))
          .isNotEmpty()
          .doesNotContain("online");
    }
  }

  @Test
  void everyDeviceThatCannotBeStoodInForIsNamed() throws Exception {
    TestRoom room =
        new TestRoom().with("A", "room-nothing", "B1/R101/A").with("B", "room-gas", "alone");
    assertThatThrownBy(() -> room.start().close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A-S: no list of values room-nothing")
        .hasMessageContaining("B-S: path 'alone' names no gateway");
    assertThatThrownBy(() -> new MqttBroker("0.0.0.0", room.port(), TestRoom.LOGIN).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127.0.0.0/8 only");
  }

  /**
   * The ear may begin to listen after any one message: changes follow until it has heard its two.
   */
  private static void changeUntilHeard(TestRoom room, Process ear) throws InterruptedException {
    boolean alert = true;
    do {
      room.set("SMOKE", "state", alert ? "alert" : "normal");
      alert = !alert;
    } while (!ear.waitFor(1, TimeUnit.SECONDS));
  }

  private static void need(String program) {
    boolean there = Files.isExecutable(Path.of(program));
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(program + " is not installed");
    }
    assumeTrue(there, "SKIPPED: " + program + " is not installed");
  }

  private static Process sub(TestRoom room, String... more) throws Exception {
    List<String> line = new ArrayList<>(List.of("mosquitto_sub", "-h", TestRoom.HOST));
    line.addAll(List.of("-i", "sub", "-p", Integer.toString(room.port()), "-q", "1", "-W", "30"));
    line.addAll(List.of(more));
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static String text(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
