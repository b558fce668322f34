package org.parkwatch.alerting.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of rule files: a folder for each, a file for each version, with who, when and why as
 * comments above the text. Not thread-safe.
 */
final class VersionFiles {
  private static final Logger LOG = LoggerFactory.getLogger(VersionFiles.class);

  private static final Pattern HEAD =
      Pattern.compile(
          "# version (\\d+)\\R# at (\\S+)\\R# by ([^\\r\\n]*)\\R# because ([^\\r\\n]*)\\R");

  private final Path folder;

  VersionFiles(Path folder) {
    this.folder = folder;
  }

  /** The newest first; what nobody can read is left out and told in the log. */
  List<RuleVersion> of(String name) {
    Path versions = folder.resolve(name);
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    List<RuleVersion> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(versions)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        read(file).ifPresentOrElse(found::add, () -> LOG.warn("{} is no version", file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the versions of " + name, e);
    }
    found.sort(Comparator.comparingInt(RuleVersion::number).reversed());
    return found;
  }

  private static Optional<RuleVersion> read(Path file) throws IOException {
    String all = Files.readString(file);
    Matcher head = HEAD.matcher(all);
    if (!head.lookingAt()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RuleVersion(
              Integer.parseInt(head.group(1)),
              Instant.parse(head.group(2)).toEpochMilli(),
              head.group(3),
              head.group(4),
              all.substring(head.end())));
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Names of files that have versions. */
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Keeps one more. */
  void add(String name, long atMillis, String author, String reason, String text)
      throws IOException {
    int number = of(name).stream().mapToInt(RuleVersion::number).max().orElse(0) + 1;
    String head =
        "# version %d%n# at %s%n# by %s%n# because %s%n"
            .formatted(number, Instant.ofEpochMilli(atMillis), line(author), line(reason));
    Path versions = Files.createDirectories(folder.resolve(name));
    write(versions.resolve("%06d.yaml".formatted(number)), head + text);
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Writes a file so that whoever reads it finds the text before or this one, never half of it. */
  static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
