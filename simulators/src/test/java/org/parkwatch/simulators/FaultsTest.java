package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.simulators.agent.Answers;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.net.Traffic;

/** Faults as a person makes them: through the command line, seen on the wire. */
class FaultsTest {
  private static final String UPTIME = "1.3.6.1.2.1.1.3.0";
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String ENERGY = "1.3.6.1.4.1.534.6.6.7.3.5.1.5.0.1";
  private static final String EATON = "R1-A05-PDU-A";
  private static final long HOUR = 3_600_000;

  @TempDir Path data;
  private TestPark park;
  private int eaton;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    park = new TestPark(data, EnergyMode.METERED);
    eaton = park.indexOf("EMAB22");
  }

  @AfterEach
  void stop() throws IOException {
    park.close();
  }

  @Test
  void silenceIsForThatDeviceAloneAndOutlastsARestart() throws IOException {
    assertThat(fault("silent", EATON)).isZero();
    assertThat(ask(eaton, 300)).isEmpty();
    assertThat(ask(eaton + 1, 3000)).isPresent();
    park.restart();
    assertThat(ask(eaton, 300)).isEmpty();
    assertThat(fault("clear", EATON)).isZero();
    assertThat(ask(eaton, 3000)).isPresent();
    park.restart();
    assertThat(ask(eaton, 3000)).isPresent();
  }

  @Test
  void aSlowDeviceAnswersRightButLate() {
    fault("slow", EATON, "--ms", "700");
    long start = System.nanoTime();
    assertThat(Wire.parse(ask(eaton, 3000).orElseThrow()).bindings().getFirst().text())
        .isEqualTo(EATON);
    assertThat(System.nanoTime() - start).isGreaterThan(700_000_000L);
    assertThat(park.simulation().traffic().get(Traffic.DELAYED)).isEqualTo(1);
  }

  @Test
  void garbageTakesTurnsAndNeverLooksLikeAnAnswer() {
    fault("garbage", EATON);
    List<byte[]> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(ask(eaton, 3000).orElseThrow());
    }
    byte[] good = ask(eaton + 1, 3000).orElseThrow();
    assertThat(answers).noneMatch(answer -> Arrays.equals(answer, good));
    assertThatThrownBy(() -> Wire.parse(answers.get(0))).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Wire.parse(answers.get(1))).isInstanceOf(RuntimeException.class);
    assertThat(Wire.parse(answers.get(2)).bindings().getFirst().content()).hasSize(9000);
    assertThat(Wire.parse(answers.get(3)).id()).isNotEqualTo(4711);
    assertThat(answers.get(6)).hasSizeGreaterThan(9000);
    assertThat(park.simulation().answers().get(Answers.GARBAGE)).isEqualTo(8);
    fault("garbage", EATON, "--form", "wrong-id");
    assertThat(Wire.parse(ask(eaton, 3000).orElseThrow()).id()).isNotEqualTo(4711);
  }

  @Test
  void aCounterResetBeginsEnergyAndUptimeAtZeroForGood() throws IOException {
    long before = park.number(eaton, ENERGY);
    assertThat(before).isPositive();
    fault("counter-reset", EATON);
    assertThat(park.number(eaton, ENERGY)).isZero();
    assertThat(park.number(eaton, UPTIME)).isZero();
    park.now.addAndGet(HOUR);
    fault("clear", "all");
    park.restart();
    assertThat(park.number(eaton, UPTIME)).isEqualTo(HOUR / 10);
    assertThat(park.number(eaton, ENERGY)).isBetween(500L, 3000L);
  }

  /** The register must not jump when an overload begins or ends, nor over a restart. */
  @Test
  void theEnergyRegisterKeepsWhatAnOverloadDrew() throws IOException {
    long start = park.number(eaton, ENERGY);
    fault("overload", EATON, "--percent", "100");
    assertThat(park.number(eaton, ENERGY)).isEqualTo(start);
    park.now.addAndGet(HOUR);
    long loaded = park.number(eaton, ENERGY);
    assertThat(loaded - start).isBetween(6_600L, 7_400L);
    park.restart();
    assertThat(park.number(eaton, ENERGY)).isEqualTo(loaded);
    fault("clear", EATON);
    assertThat(park.number(eaton, ENERGY)).isBetween(loaded - 1, loaded + 1);
    park.now.addAndGet(HOUR);
    assertThat(park.number(eaton, ENERGY) - loaded).isBetween(500L, 3000L);
  }

  @Test
  void faultsOfDifferentKindsAddUp() {
    fault("hot", "R1-A05", "--celsius", "31");
    fault("overload", "R1-A05");
    fault("silent", "R1-A05");
    assertThat(fault("list")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("R1-A05-PDU-A {silent=true, overload=90.0, hot=31.0}")
        .contains("R1-A05-PDU-B {silent=true, overload=90.0, hot=31.0}");
  }

  @Test
  void theCommandLineSaysWhatItDoesNotUnderstand() {
    assertThat(fault("silent", "R1-A55-PDU-A", "nowhere-at-all")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("unknown code 'R1-A55-PDU-A', did you mean R1-A05-PDU-A")
        .contains("unknown code 'nowhere-at-all'");
    assertThat(park.simulation().answers().get(Answers.SILENT)).isZero();
    refused(2, "what shall happen?");
    refused(2, "at which devices?", "silent");
    refused(2, "unknown option --second", "slow", "all", "--second", "3");
    refused(2, "--ms needs a number", "slow", "all", "--ms", "soon");
    refused(1, "unknown kind of fault 'sleepy'", "sleepy", "all");
    refused(1, "1 to 600000 ms", "slow", "all", "--ms", "0");
    refused(2, "--percent needs a finite number", "overload", "all", "--percent", "NaN");
    refused(1, "1 to 200 percent", "overload", "all", "--percent", "201");
    refused(1, "unknown form of garbage 'tidy'", "garbage", "all", "--form", "tidy");
  }

  @Test
  void theCommandLineSaysThatNoSimulatorsRun() throws IOException {
    park.close();
    refused(1, "is the park running?", "status");
    park.restart();
  }

  @Test
  void onlyTheOwnerCanReachTheControlChannel() throws IOException {
    Path socket = data.resolve("run").resolve("simulators.sock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aSecondProcessInTheSameFolderIsRefused() {
    assertThatThrownBy(() -> new TestPark(data, EnergyMode.METERED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already run");
    assertThat(ask(eaton, 3000)).isPresent();
  }

  @Test
  void aBrokenStateFileStopsTheStartWithFileAndLine() throws IOException {
    fault("silent", EATON);
    Path file = data.resolve("simulators").resolve("state.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, "{\"device\": \"R1-A05-PDU-A\", \"slow\": \"soon\"}");
    Files.write(file, lines);
    assertThatThrownBy(park::restart)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("state.jsonl, line 2: slow: expected a number");
    Files.delete(file);
    park.restart();
  }

  private void refused(int status, String message, String... words) {
    out.reset();
    assertThat(fault(words)).isEqualTo(status);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(message);
  }

  private int fault(String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--data", data.toString()));
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return FaultCommand.run(args, print, print);
  }

  private Optional<byte[]> ask(int index, int millis) {
    String host = TestPark.host(park.pdus.get(index));
    return Wire.exchange(host, park.port, Wire.get(TestPark.COMMUNITY, 4711, NAME), millis);
  }
}
