package org.parkwatch.tests.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** net-snmp's own command line tools (snmpcmd(1)), which share no line of code with us. */
final class NetSnmp {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> login;
  private final int port;
  private final int timeoutSeconds;

  private NetSnmp(List<String> login, int port, int timeoutSeconds) {
    this.login = login;
    this.port = port;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Tools that ask by SNMPv2c. */
  static NetSnmp plain(String community, int port, int timeoutSeconds) {
    return new NetSnmp(List.of("-v2c", "-c", community), port, timeoutSeconds);
  }

  /** Tools that sign by SHA-256 and encrypt by AES-128: SNMPv3. */
  static NetSnmp signed(
      String user, String authPassword, String privPassword, int port, int timeoutSeconds) {
    List<String> login = new ArrayList<>(List.of("-v3", "-l", "authPriv", "-u", user));
    login.addAll(List.of("-a", "SHA-256", "-A", authPassword, "-x", "AES", "-X", privPassword));
    return new NetSnmp(login, port, timeoutSeconds);
  }

  /** The same with another patience. */
  NetSnmp withTimeout(int seconds) {
    return new NetSnmp(login, port, seconds);
  }

  int port() {
    return port;
  }

  /**
   * What a tool printed.
   *
   * @param exit 0 if the agent answered
   */
  record Output(int exit, String text) {}

  /** Whether the tools are there. */
  static boolean installed() {
    return Files.isExecutable(Path.of("/usr/bin/snmpget"))
        && Files.isExecutable(Path.of("/usr/bin/snmpbulkwalk"));
  }

  /** One GET; numbers by the object asked for, those the agent does not have left out. */
  Map<String, Long> get(String host, List<String> oids) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(host + ":" + port));
    arguments.addAll(oids);
    Output output = run("snmpget", arguments);
    if (output.exit() != 0) {
      throw new IOException("snmpget " + host + " ended with " + output);
    }
    return numbers(output.text());
  }

  /** All numbers below an object, by GETBULK. */
  Map<String, Long> walk(String host, String oid) throws IOException, InterruptedException {
    Output output = run("snmpbulkwalk", List.of(host + ":" + port, oid));
    if (output.exit() != 0) {
      throw new IOException("snmpbulkwalk " + host + " ended with " + output);
    }
    return numbers(output.text());
  }

  /**
   * Runs a tool with its usual way of printing: {@code .1.3.6.1… number}, without names or units.
   */
  Output run(String tool, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(login);
    command.addAll(List.of("-r0", "-t", Integer.toString(timeoutSeconds), "-m", "", "-OnqUet"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    return new Output(process.exitValue(), text);
  }

  private static Map<String, Long> numbers(String text) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int space = line.indexOf(' ');
      if (line.startsWith(".") && space > 0) {
        number(line.substring(space + 1).strip())
            .ifPresent(value -> numbers.put(line.substring(1, space), value));
      }
    }
    return numbers;
  }

  private static OptionalLong number(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
