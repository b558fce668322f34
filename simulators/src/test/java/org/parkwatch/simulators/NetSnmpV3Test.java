package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parkwatch.simulators.agent.Answers;
import org.parkwatch.simulators.agent.EnergyMode;

/** net-snmp reads the agents that want a user, signed and encrypted, and hears why not. */
class NetSnmpV3Test {
  private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";

  @TempDir Path data;

  @BeforeAll
  static void needsNetSnmp() {
    if (!Files.isExecutable(Path.of("/usr/bin/snmpwalk"))) {
      if ("true".equals(System.getenv("CI"))) {
        fail("net-snmp's tools are missing: install Debian's package snmp");
      }
      abort("SKIPPED: net-snmp's tools are missing: install Debian's package snmp");
    }
  }

  private static List<String> run(TestPark park, String tool, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool, "-t", "3", "-r", "0", "-Onet"));
    command.addAll(List.of(words));
    command.add(command.size() - 1, TestPark.host(park.pdus.getFirst()) + ":" + park.port);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new ArrayList<>(out.lines().filter(line -> !line.isBlank()).toList());
  }

  private static String[] user(String level, String auth, String password) {
    return new String[] {
      "-v3",
      "-u",
      "watch",
      "-l",
      level,
      "-a",
      auth,
      "-A",
      password,
      "-x",
      "AES",
      "-X",
      "privprivpriv",
      SYS_DESCR
    };
  }

  private static String[] walk(String auth) {
    String[] words = user("authPriv", auth, "authauthauth");
    words[words.length - 1] = "1";
    return words;
  }

  @ParameterizedTest
  @CsvSource({"signed, SHA-256", "old, SHA"})
  void readsAllThatACommunityReads(String credential, String auth) throws Exception {
    List<String> plain;
    try (TestPark park = new TestPark(data.resolve("plain"), EnergyMode.METERED)) {
      plain = run(park, "snmpbulkwalk", "-v2c", "-c", TestPark.COMMUNITY, "1");
    }
    try (TestPark park = new TestPark(data.resolve("v3"), EnergyMode.METERED, credential)) {
      List<String> signed = run(park, "snmpbulkwalk", walk(auth));
      assertThat(signed).hasSizeGreaterThan(70).isEqualTo(plain);
    }
  }

  @Test
  void tellsWrongPasswordsUsersAndLevelsApart() throws Exception {
    try (TestPark park = new TestPark(data, EnergyMode.METERED, "signed")) {
      assertSaid(park, "Authentication failure", user("authPriv", "SHA-256", "wrongwrongwrong"));
      assertSaid(park, "nsupported security level", user("authNoPriv", "SHA-256", "authauthauth"));
      String[] other = user("authPriv", "SHA-256", "authauthauth");
      other[2] = "nobody";
      assertSaid(park, "Unknown user name", other);
      assertSaid(park, "Timeout", "-v2c", "-c", TestPark.COMMUNITY, SYS_DESCR);
    }
  }

  /** Rightly signed, but the answer to a request that was never made. */
  @Test
  void aConfusedAgentSignsWhatNobodyAskedFor() throws Exception {
    try (TestPark park = new TestPark(data, EnergyMode.METERED, "signed")) {
      String[] words = user("authPriv", "SHA-256", "authauthauth");
      assertThat(run(park, "snmpget", words)).hasSize(1);
      String device = park.pdus.getFirst().code();
      FaultCommand.run(
          List.of("garbage", device, "--form", "wrong-id", "--data", data.toString()),
          System.out,
          System.err);
      assertSaid(park, "Timeout", words);
      assertThat(park.simulation().answers().get(Answers.GARBAGE)).isEqualTo(1);
    }
  }

  private static void assertSaid(TestPark park, String text, String... words) throws Exception {
    assertThat(String.join("\n", run(park, "snmpget", words))).contains(text);
  }
}
