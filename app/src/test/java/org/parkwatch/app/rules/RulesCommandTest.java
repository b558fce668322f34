package org.parkwatch.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  private static final String HOT =
      """
      rules:
        - id: hot
          kind: threshold
          on: {point: inlet.temperature}
          high: 30
          clear: 29
          onDelay: 30s
          offDelay: 1min
          severity: 3
          consequence: {en: It gets hot., zh: 变热。}
          response: {en: Cool it., zh: 降温。}
          timeToRespond: 2h
      """;

  @TempDir Path data;
  private Path rules = Path.of(".");
  private String told = "";

  @BeforeEach
  void makeFolder() throws IOException {
    rules = Files.createDirectories(data.resolve("site/rules"));
  }

  private int run(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    int status = RulesCommand.run(all, print, print);
    told = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }

  @Test
  void mistakesAreToldWithFileLineAndKey() throws IOException {
    assertThat(run("check")).isZero();
    assertThat(told).contains("no mistake in").contains("no server runs");
    Path file = Files.writeString(data.resolve("new.yaml"), HOT.replace("clear: 29", "clear: 31"));
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(told).contains(file + ":6: rules[0].clear: must lie below the limit");
  }

  @Test
  void theTestsBesideTheRulesAreRun() throws IOException {
    Files.writeString(rules.resolve("mine.yaml"), HOT);
    assertThat(run("test")).isZero();
    assertThat(told).contains("tests passed").contains("without a test: hot");
    Path test = rules.resolve("mine.test.yaml");
    Files.writeString(
        test,
        """
        tests:
          - rule: hot
            series: 20 31x6
            expect: {30s: normal, 40s: 3}
        """);
    assertThat(run("test")).isZero();
    assertThat(told).doesNotContain("without a test");
    Files.writeString(test, Files.readString(test).replace("40s: 3", "40s: 2"));
    assertThat(run("test")).isEqualTo(1);
    assertThat(told).contains(test + ":4: tests[0].expect.40s: hot is 3, not 2");
  }

  @Test
  void whatIsNotUnderstoodShowsTheUsage() {
    assertThat(run("try", "-", "hot", "--days", "many")).isEqualTo(2);
    assertThat(run("tests")).isEqualTo(2);
    assertThat(told).contains("usage: parkwatch rules check");
    assertThat(run("try", "-", "rack-pdu.silent")).isEqualTo(1);
    assertThat(told).contains("no server runs");
  }
}
