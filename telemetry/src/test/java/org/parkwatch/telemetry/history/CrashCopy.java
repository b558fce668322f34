package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of a history that is open, as a crash leaves it. */
final class CrashCopy {
  private CrashCopy() {}

  /**
   * Checkpoints first: the engine may be newer than they are, never older. Each folder is copied
   * again until no file came, went or grew meanwhile, as a crash leaves them all at one moment.
   */
  static void of(Path from, Path to) throws IOException {
    for (String folder : List.of("open", "chunks")) {
      String before;
      do {
        before = listing(from.resolve(folder));
        copyFolder(from.resolve(folder), to.resolve(folder));
      } while (!before.equals(listing(from.resolve(folder))));
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("LOCK") && !file.toString().endsWith(".tmp")) {
          copyIfThere(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException e) {
      // Gone meanwhile: the listing has changed and the copy is made again.
    }
  }

  private static String listing(Path folder) throws IOException {
    TreeMap<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sizes.put(file.toString(), file.toFile().length());
      }
    }
    return sizes.toString();
  }
}
