package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.control.ControlClient;

class TruthJournalTest {
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String ENERGY = "1.3.6.1.4.1.318.1.1.26.4.3.1.9.1";

  @TempDir Path data;
  private Path file;
  private TestPark park;

  @BeforeEach
  void start() throws IOException {
    file = data.resolve("truth.csv");
    park = new TestPark(data, EnergyMode.ANSWER_COUNT);
  }

  @AfterEach
  void stop() throws IOException {
    park.close();
  }

  @Test
  void holdsEachAnswerWithItsRawValues() throws IOException {
    journal(Map.of("targets", List.of("R1-A01-PDU-A"), "file", file.toString()));
    park.get(0, ENERGY, NAME);
    park.get(1, ENERGY);
    park.now.addAndGet(10_000);
    park.get(0, NAME);
    send(
        Map.of(
            "command",
            "fault",
            "kind",
            "garbage",
            "targets",
            List.of("R1-A01"),
            "form",
            "wrong-id"));
    park.get(0, ENERGY);
    send(Map.of("command", "fault", "kind", "slow", "targets", List.of("R1-A01"), "millis", 50));
    park.get(0, ENERGY);
    journal(Map.of("off", true));
    park.get(0, ENERGY);
    long t = TestPark.START;
    assertThat(Files.readAllLines(file))
        .containsExactly(
            t + ",R1-A01-PDU-A,4711,good,0,1," + ENERGY + "=1;" + NAME + "=text",
            (t + 10_000) + ",R1-A01-PDU-A,4711,good,0,1," + NAME + "=text",
            (t + 10_000) + ",R1-A01-PDU-A,4711,garbage,0,1," + ENERGY + "=2",
            (t + 10_000) + ",R1-A01-PDU-A,4711,slow,50,2," + ENERGY + "=2");
  }

  /** What a lost answer would be found by: no number of the register is ever skipped or reused. */
  @Test
  void theRegisterCountsTheAnswersOfEachDevice() {
    for (int i = 1; i <= 5; i++) {
      assertThat(park.number(0, ENERGY)).isEqualTo(i);
      park.get(0, NAME);
    }
    assertThat(park.number(1, ENERGY)).isEqualTo(1);
  }

  @Test
  void isOnlyAppendedTo() throws IOException {
    Files.writeString(file, "before\n");
    journal(Map.of("targets", List.of("all"), "file", file.toString()));
    park.get(3, NAME);
    journal(Map.of("off", true));
    assertThat(Files.readAllLines(file)).hasSize(2).startsWith("before");
  }

  private void journal(Map<String, Object> options) throws IOException {
    Map<String, Object> command = new HashMap<>(options);
    command.put("command", "journal");
    send(command);
  }

  private void send(Map<String, Object> command) throws IOException {
    assertThat(ControlClient.send(ControlClient.socket(data), command)).containsEntry("ok", true);
  }
}
