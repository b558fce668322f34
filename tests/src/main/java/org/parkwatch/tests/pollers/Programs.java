package org.parkwatch.tests.pollers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of this machine. */
final class Programs {
  private Programs() {}

  /** Where a program lies: in PATH, or where daemons lie. */
  static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Version of a Debian package, such as {@code 5.12.0-14}; empty if it cannot be told. */
  static Optional<String> version(String debianPackage) throws IOException {
    Process process =
        new ProcessBuilder("dpkg-query", "-W", "-f=${Version}", debianPackage)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }
}
