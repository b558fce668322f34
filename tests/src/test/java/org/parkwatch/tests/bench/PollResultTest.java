package org.parkwatch.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.tests.pollers.Agent;
import org.parkwatch.tests.pollers.AgentField;
import org.parkwatch.tests.pollers.PollTask;

class PollResultTest {
  private static final PollTask TASK =
      new PollTask(
          List.of(new Agent("A", "make", "M", "127.20.0.1", 161)),
          Map.of("make", List.of("1.3.1", "1.3.2")),
          Duration.ofSeconds(10),
          "c");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theRatioIsOursWithEverythingOnToTheCheapestPeer() {
    PollResult result = new PollResult(TASK, MINUTE, MINUTE);
    result.add(measured("parkwatch", false, 12, 2));
    result.add(measured("parkwatchNullSink", false, 12, 1));
    result.add(measured("dear", true, 12, 16));
    result.add(measured("cheap", true, 12, 8));
    assertThat(result.figures().toJson())
        .contains("\"promisedValues\":12,")
        .contains("\"parkwatch\":{\"cpuSecondsPerMillionValues\":166666.67,")
        .contains("\"requestsPerDevice\":1.000,\"objectsPerRequest\":2.00,")
        .contains("\"leftOut\":\"\",\"bestPeer\":\"cheap\",\"ratioToBestPeer\":0.250}");
  }

  /** Who reads less is cheap for another reason. */
  @Test
  void aPeerThatDidNotReadWhatWasDueIsNotCompared() {
    PollResult result = new PollResult(TASK, MINUTE, MINUTE);
    assertThat(result.add(measured("parkwatch", false, 12, 2))).isTrue();
    assertThat(result.add(measured("lazy", true, 10, 1))).isFalse();
    result.leaveOut("absent");
    assertThat(result.figures().toJson())
        .contains("\"leftOut\":\"absent\",\"bestPeer\":\"\",\"ratioToBestPeer\":null}");
  }

  @Test
  void argumentsAreReadAndRefusedWithASentence() {
    String[] given = {"--devices", "400", "--interval", "5", "--minutes", "1", "--warm-up", "3"};
    assertThat(PollBenchOptions.parse(given))
        .isEqualTo(new PollBenchOptions(400, Duration.ofSeconds(5), Duration.ofMinutes(3), MINUTE));
    assertThatThrownBy(() -> PollBenchOptions.parse(new String[] {"--interval", "7"}))
        .hasMessageContaining("120 s are not a whole number of intervals of 7 s");
    assertThatThrownBy(() -> PollBenchOptions.parse(new String[] {"--devices", "0"}))
        .hasMessageContaining("--devices");
  }

  private static PollResult.Measured measured(String name, boolean peer, long values, double cpu) {
    return new PollResult.Measured(
        name, peer, name, new AgentField.Counts(values / 2, values, values), cpu, 1 << 20, 0);
  }
}
