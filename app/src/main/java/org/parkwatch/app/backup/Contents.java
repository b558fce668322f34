package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.SampleLogReader;

/** Counts what a copied folder holds by reading it as a start would. */
final class Contents {
  private static final String NEWEST = "log.newest";

  private Contents() {}

  /**
   * Counts alarms and rows of a copy.
   *
   * @throws IOException if a part of it cannot be read
   */
  static Map<String, Long> count(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    Path live = folder.resolve(Layout.LIVE);
    if (Files.exists(live)) {
      Path scratch = folder.resolve("reader");
      try (JournalReader reader = JournalReader.open(live, Files.createDirectories(scratch))) {
        counts.put("alarms.standing", (long) reader.standing().size());
        counts.put("alarms.consumed", reader.consumed());
      } catch (JournalFailure e) {
        throw new IOException(e.getMessage() + ": " + e.getCause(), e);
      }
      Layout.delete(scratch);
    }
    Path database = folder.resolve(Layout.DATABASE);
    if (Files.exists(database)) {
      counts.putAll(DatabaseCopy.counts(database));
    }
    return counts;
  }

  /** Adds up to where a log goes, and how many places in it are damaged. */
  static void countLog(Path log, Map<String, Long> counts) throws IOException {
    long groups = 0;
    long newest = -1;
    AtomicLong damaged = new AtomicLong();
    if (Files.exists(log)) {
      try (SampleLogReader reader =
          new SampleLogReader(log, 0, place -> damaged.incrementAndGet())) {
        for (LogGroup group = reader.poll(); group != null; group = reader.poll()) {
          groups++;
          newest = group.offset();
        }
      }
    }
    counts.put("log.damaged", damaged.get());
    counts.put("log.groups", groups);
    counts.put(NEWEST, newest);
  }

  /** Refuses a folder that does not hold what its manifest counts. */
  static void compare(Manifest manifest, Path folder) throws IOException {
    Map<String, Long> found = count(folder);
    countLog(folder.resolve(Layout.LOG), found);
    for (Map.Entry<String, Long> each : manifest.counts().entrySet()) {
      Long is = found.get(each.getKey());
      boolean grown = each.getKey().startsWith("log.") && is != null && is >= each.getValue();
      if (!grown && !each.getValue().equals(is)) {
        throw new BackupRefused(
            "what was unpacked is not what was backed up: %s is %s, it was %d"
                .formatted(each.getKey(), is, each.getValue()));
      }
    }
  }
}
