package org.parkwatch.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what a figure was measured on. */
final class Machine {
  private Machine() {}

  /** Such as {@code 2 x AMD EPYC 9B14, 23 GiB, Linux 6.1.0, Java 25.0.1}. */
  static String describe() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    long memoryKib =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(0);
    return "%d x %s, %d GiB, Linux %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            cpu,
            memoryKib >> 20,
            System.getProperty("os.version"),
            Runtime.version().toString());
  }
}
