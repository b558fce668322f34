package org.parkwatch.simulators.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.parkwatch.simulators.modbus.ModbusTestPark.GATEWAY_HOST;
import static org.parkwatch.simulators.modbus.ModbusTestPark.ROOM;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mbpoll (libmodbus) and pymodbus must read the servers as they read real devices. */
class ModbusPeersTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String PYMODBUS =
      """
      import inspect, sys
      from pymodbus.client import ModbusTcpClient
      host, port, unit, start, count = sys.argv[1], *map(int, sys.argv[2:])
      client = ModbusTcpClient(host, port=port)
      assert client.connect()
      read = client.read_holding_registers
      word = next(w for w in ("device_id", "slave", "unit") if w in inspect.signature(read).parameters)
      answer = read(start, count=count, **{word: unit})
      print(answer.exception_code if answer.isError() else " ".join(map(str, answer.registers)))
      client.close()
      """;

  @TempDir static Path folder;
  private static ModbusTestPark park;

  @BeforeAll
  static void start() throws IOException {
    park = new ModbusTestPark(folder);
  }

  @AfterAll
  static void stop() {
    park.close();
  }

  private static void needs(boolean there, String debianPackage) {
    if (!there) {
      if ("true".equals(System.getenv("CI"))) {
        fail("install Debian's package " + debianPackage);
      }
      abort("SKIPPED: install Debian's package " + debianPackage);
    }
  }

  private static List<String> run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().toList();
  }

  private static List<Integer> own(int unit, int start, int count) throws IOException {
    return Arrays.stream(park.registers(GATEWAY_HOST, unit, 3, start, count)).boxed().toList();
  }

  @Test
  void mbpollReadsABranchMeterBehindTheGateway() throws Exception {
    needs(Files.isExecutable(Path.of("/usr/bin/mbpoll")), "mbpoll");
    List<Integer> read = new ArrayList<>();
    for (String line :
        run(
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            "" + park.port,
            "-a",
            "3",
            "-t",
            "4",
            "-0",
            "-r",
            "0",
            "-c",
            "60",
            "-1",
            GATEWAY_HOST)) {
      if (line.startsWith("[")) {
        read.add(Integer.parseInt(line.replaceAll(".*:\\s*(\\d+).*", "$1")));
      }
    }
    assertThat(read).isEqualTo(own(3, 0, 60));
  }

  @Test
  void mbpollNamesTheExceptionOfARefusedRead() throws Exception {
    needs(Files.isExecutable(Path.of("/usr/bin/mbpoll")), "mbpoll");
    List<String> lines =
        run(
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            "" + park.port,
            "-a",
            "3",
            "-t",
            "4",
            "-0",
            "-r",
            "305",
            "-c",
            "60",
            "-1",
            GATEWAY_HOST);
    assertThat(lines).anyMatch(line -> line.contains("Illegal data address"));
  }

  @Test
  void pymodbusReadsABranchMeterAndHearsOfASilentUnit() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && run(PYTHON, "-c", "import pymodbus.client").isEmpty();
    needs(there, "python3-pymodbus");
    assertThat(python(4, 0, 100).getLast())
        .isEqualTo(String.join(" ", own(4, 0, 100).stream().map(String::valueOf).toList()));
    assertThat(python(99, 0, 1).getLast()).isEqualTo("11");
    assertThat(park.plant.state().value(ROOM + "-A-RPP-A", "volts")).isPositive();
  }

  private static List<String> python(int unit, int start, int count) throws Exception {
    return run(
        PYTHON, "-c", PYMODBUS, GATEWAY_HOST, "" + park.port, "" + unit, "" + start, "" + count);
  }
}
