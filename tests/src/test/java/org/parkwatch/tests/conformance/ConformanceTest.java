package org.parkwatch.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.tests.rig.Needs;

/**
 * Reads recordings through real sockets. The recordings of real devices are not part of this
 * repository: they lie beside it, and where they do not this test skips loudly.
 */
class ConformanceTest {
  private static final Path DEVICES =
      Path.of(System.getProperty("parkwatch.root", "..")).resolve("../shared/devices").normalize();

  @TempDir private Path folder;

  @Test
  void everyRecordedDeviceIsReadAsItsMakerMeansIt() throws Exception {
    Path given = DEVICES.resolve("given");
    Needs.that("recordings of real devices in " + given, Files.isDirectory(given));
    Path out = folder.resolve("out");
    Conformance conformance = new Conformance(line -> {});
    conformance.run(given, out);
    assertThat(conformance.mistakes()).isEmpty();
    Process compare =
        new ProcessBuilder(
                "python3",
                DEVICES.resolve("compare.py").toString(),
                given.toString(),
                out.toString(),
                "--strict-severity")
            .redirectErrorStream(true)
            .start();
    String said = new String(compare.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compare.waitFor()).as(said).isZero();
    assertThat(said).contains("devices 137 passed 137").doesNotContain("'wrong'", "'spurious'");
  }

  @Test
  void whatRealRecordingsHoldIsTaken() throws Exception {
    List<String> lines =
        read(
            """
            1.3.6.1.4.1.318.1.1.1.4.1.1.0|2|3\r
            1.3.6.1.2.1.1.1.0|4x|415043\r
            # a note
            1.3.6.1.2.1.1.2.0|6|.1.3.6.1.4.1.318.1.3.27
            .1.3.6.1.4.1.318.1.1.1.4.2.1.0|2|229
            1.3.6.1.4.1.318.1.1.1.1.1.1.0|4|Smart\u00ffUPS
            1.3.6.1.2.1.4.20.1.1.9|64|<private>
            1.3.6.1.2.1.4.20.1.1.8|64e|\\x7f\\x00\\x00\\x01
            1.3.6.1.4.1.318.1.1.1.4.2.4.0|66:numeric|initial=2,rate=1
            1.3.6.1.4.1.318.1.1.1.4.1.1.0|2|2
            """);
    assertThat(lines.getFirst())
        .contains("\"vendor\": \"APC by Schneider Electric\"", "\"profile\": \"apc-powernet\"");
    assertThat(lines)
        .anyMatch(line ->
            line.contains("4.2.1.0\"") && line.contains("\"value\": 229.0, \"unit\": \"V\""))
        .anyMatch(line -> line.contains("4.2.4.0\"") && line.contains("\"value\": 2.0"))
        .anyMatch(line ->
            line.contains("4.1.1.0\"")
                && line.contains("\"value\": 2, \"unit\": \"enum\", \"severity\": \"ok\""));
  }

  @Test
  void aDeviceThatNobodyKnowsIsUnknownAndGivesWhatTheStandardsGive() throws Exception {
    List<String> lines =
        read(
            """
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.65000.1
            1.3.6.1.2.1.33.1.2.4.0|2|97
            1.3.6.1.2.1.33.1.2.3.0|2|65535
            1.3.6.1.2.1.99.1.1.1.1.7|2|8
            1.3.6.1.2.1.99.1.1.1.2.7|2|9
            1.3.6.1.2.1.99.1.1.1.3.7|2|1
            1.3.6.1.2.1.99.1.1.1.4.7|2|235
            """);
    assertThat(lines)
        .anyMatch(line -> line.contains("\"value\": 97.0"))
        .anyMatch(line -> line.contains("\"value\": 23.5, \"unit\": \"°C\""))
        .anyMatch(
            line -> line.contains("33.1.2.3.0\"") && line.contains("\"reason\": \"NO_READING\""));
    assertThat(read("1.3.6.1.2.1.1.1.0|4|something\n"))
        .singleElement()
        .asString()
        .contains("unknown");
  }

  @Test
  void aBrokenLineIsNamedAndTheOthersAreRead() throws IOException {
    Files.writeString(folder.resolve("good.snmprec"), "1.3.6.1.2.1.1.1.0|4|x\n");
    Files.writeString(
        folder.resolve("bad.snmprec"), "1.3.6.1.2.1.1.1.0|4|x\nnonsense\n1.3.6|2|x\n");
    Conformance conformance = new Conformance(line -> {});
    conformance.run(folder, folder.resolve("out"));
    assertThat(conformance.devices()).isEqualTo(1);
    assertThat(conformance.mistakes())
        .singleElement()
        .asString()
        .contains("bad.snmprec:2: is not OID|TAG|VALUE", "bad.snmprec:3: 'x' is no whole number");
  }

  @Test
  void aFolderWithoutRecordingsIsAMistake() throws IOException {
    Conformance conformance = new Conformance(line -> {});
    conformance.run(folder, folder.resolve("out"));
    assertThat(conformance.mistakes()).singleElement().asString().contains("holds no *.snmprec");
  }

  private List<String> read(String recording) throws IOException {
    Files.writeString(folder.resolve("one.snmprec"), recording, StandardCharsets.ISO_8859_1);
    List<String> progress = new ArrayList<>();
    Conformance conformance = new Conformance(progress::add);
    conformance.run(folder, folder.resolve("out"));
    assertThat(conformance.mistakes()).isEmpty();
    assertThat(progress).hasSize(1);
    return Files.readAllLines(folder.resolve("out/one.jsonl"));
  }
}
