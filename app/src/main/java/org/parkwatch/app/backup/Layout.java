package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files of a data folder go into a backup. */
final class Layout {
  static final String LOG = "log";
  static final String LIVE = "live";
  static final String HISTORY = "history";
  static final String DATABASE = "db/parkwatch.mv.db";
  static final String SECRETS = "secrets";

  /** The key of the secrets; it is not part of a data folder. */
  static final String KEY = "secrets.key";

  /** Checkpoints of consumers of the log: each file is replaced as a whole. */
  static final List<String> CONSUMERS = List.of("latest", "derived", "history-server");

  /** Copied as they lie there: each file is replaced as a whole, or only grows. */
  static final List<String> PLAIN =
      List.of("events", "collectors", "park", "park-in-force", "site", "damage.tsv", "db/url");

  /** Notes of a running process, which would be wrong elsewhere, and drafts. */
  private static final Set<String> NOT_KEPT = Set.of("LOCK", "lock", "LOG", "reserve");

  private Layout() {}

  /** The files at or below a place in a folder, by their path in it; none if it is not there. */
  static SortedMap<String, Path> files(Path folder, String place) throws IOException {
    SortedMap<String, Path> found = new TreeMap<>();
    Path top = folder.resolve(place);
    if (!Files.exists(top)) {
      return found;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(top)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!NOT_KEPT.contains(name) && !name.startsWith("LOG.old") && !name.endsWith(".tmp")) {
        found.put(folder.relativize(file).toString(), file);
      }
    }
    return found;
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
