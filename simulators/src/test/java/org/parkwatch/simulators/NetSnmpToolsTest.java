package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.plant.RackPdu;

/** The tools everybody has must read the agents as they read the real devices. */
class NetSnmpToolsTest {
  static final List<String> MODELS = TestPark.MODELS;

  @TempDir static Path data;
  private static TestPark park;

  @BeforeAll
  static void start() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/bin/snmpwalk"))) {
      if ("true".equals(System.getenv("CI"))) {
        fail("net-snmp's tools are missing: install Debian's package snmp");
      }
      abort("SKIPPED: net-snmp's tools are missing: install Debian's package snmp");
    }
    park = new TestPark(data, EnergyMode.METERED);
  }

  @AfterAll
  static void stop() throws IOException {
    if (park != null) {
      park.close();
    }
  }

  /** The clock stands still, so three ways of walking must print the same to the letter. */
  @ParameterizedTest
  @FieldSource("MODELS")
  void walksEveryModelTheSameInEveryWay(String model) throws Exception {
    List<String> bulk = run("snmpbulkwalk", "-v2c", "-Cr25", model, "1");
    List<String> walk = run("snmpwalk", "-v2c", model, "1");
    List<String> v1 = run("snmpwalk", "-v1", model, "1");
    walk.removeLast();
    bulk.removeLast();
    assertThat(walk).hasSizeGreaterThan(70).isEqualTo(bulk);
    assertThat(v1.subList(0, walk.size())).isEqualTo(walk);
    assertThat(walk).noneMatch(line -> line.contains("No Such") || line.contains("Wrong Type"));
  }

  @ParameterizedTest
  @FieldSource("MODELS")
  void getsBackEachInstanceThatAWalkNames(String model) throws Exception {
    List<String> walk = run("snmpbulkwalk", "-v2c", "-Cr10", model, "1.3.6.1.4.1");
    walk.removeLast();
    for (int from = 0; from < walk.size(); from += 15) {
      List<String> part = walk.subList(from, Math.min(from + 15, walk.size()));
      List<String> command = new ArrayList<>(List.of("snmpget", "-v2c", model));
      part.forEach(line -> command.add(line.substring(0, line.indexOf(' '))));
      assertThat(run(command.toArray(String[]::new))).isEqualTo(part);
    }
  }

  @Test
  void printsTheInterfaceTable() throws Exception {
    String[] mibs = {"-M", "src/test/resources/mibs", "-m", "PARKWATCH-TEST-MIB"};
    List<String> table = new ArrayList<>(List.of("snmptable", "-v2c", "-Cf", "|", "-CH"));
    table.addAll(List.of(mibs));
    table.addAll(List.of("AP8853", "testIfTable"));
    assertThat(run(table.toArray(String[]::new)))
        .filteredOn(line -> line.contains("|"))
        .containsExactly("1|\"LOOPBACK\"|24", "2|\"vmac0\"|6");
  }

  @Test
  void tellsMissingObjectsAsTheStandardsDo() throws Exception {
    assertThat(run("snmpget", "-v2c", "VP8831", "1.3.6.1.2.1.1.99.0", "1.3.6.1.2.1.1.1.7"))
        .containsExactly(
            ".1.3.6.1.2.1.1.99.0 = No Such Object available on this agent at this OID",
            ".1.3.6.1.2.1.1.1.7 = No Such Instance currently exists at this OID");
    assertThat(String.join("\n", run("snmpget", "-v1", "VP8831", "1.3.6.1.2.1.1.99.0")))
        .contains("(noSuchName)");
  }

  @Test
  void letsNobodySetAnything() throws Exception {
    String[] v2 = {"snmpset", "-v2c", "C2WG24SN", "1.3.6.1.2.1.1.5.0", "s", "renamed"};
    String[] v1 = {"snmpset", "-v1", "C2WG24SN", "1.3.6.1.2.1.1.5.0", "s", "renamed"};
    assertThat(String.join("\n", run(v2))).contains("notWritable");
    assertThat(String.join("\n", run(v1))).contains("readOnly");
  }

  @Test
  void givesTheWrongCommunityNoAnswer() throws Exception {
    RackPdu pdu = park.pdus.getFirst();
    String target = TestPark.host(pdu) + ":" + park.port;
    List<String> output =
        execute(
            "snmpget", "-v2c", "-c", "public", "-t", "0.3", "-r", "0", target, "1.3.6.1.2.1.1.1.0");
    assertThat(String.join("\n", output)).contains("Timeout");
  }

  /** The word that is a model becomes its address; numbers are printed as they are on the wire. */
  private static List<String> run(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    for (String word : words) {
      if (MODELS.contains(word)) {
        RackPdu pdu = park.pdus.get(park.indexOf(word));
        command.add(TestPark.host(pdu) + ":" + park.port);
      } else {
        command.add(word);
      }
    }
    // snmptable looks for its table by name, which -On takes from it
    String print = words[0].equals("snmptable") ? "-Oe" : "-Onet";
    command.addAll(1, List.of("-c", TestPark.COMMUNITY, "-t", "5", "-r", "0", print));
    return execute(command.toArray(String[]::new));
  }

  private static List<String> execute(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new ArrayList<>(output.lines().filter(line -> !line.isBlank()).toList());
  }
}
