package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.app.control.ControlCommand.Progress;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.telemetry.health.BackupNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a backup into one file: written beside its name, read back, then renamed. Confined to one
 * thread.
 */
final class Backup {
  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("'parkwatch-'yyyyMMdd'T'HHmmss'Z.zip'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Where the parts come from that change while they are copied. */
  interface Source {
    /**
     * Adds log, alarms, history and database, consistent with each other.
     *
     * @param staging an empty folder on the disk of the data folder, for what is not in the data
     *     folder as it must be
     * @param facts and {@code counts} take what there is to say of it
     */
    void add(
        Path staging,
        ArchiveWriter archive,
        Map<String, String> facts,
        Map<String, Long> counts,
        Progress progress)
        throws IOException;
  }

  private final Path data;
  private final Path keyFile;
  private final InstantSource clock;
  private final Source source;

  Backup(Path data, Path keyFile, InstantSource clock, Source source) {
    this.data = data;
    this.keyFile = keyFile;
    this.clock = clock;
    this.source = source;
  }

  /**
   * Takes one.
   *
   * @param target a folder, which gets a file named by the time, or a file that does not exist
   * @return a sentence for the operator
   */
  String take(Path target, boolean withSecrets, Progress progress) throws IOException {
    Instant now = clock.instant();
    Path file = Files.isDirectory(target) ? target.resolve(STAMP.format(now)) : target;
    if (Files.exists(file)) {
      throw new BackupRefused(file + " exists already; nothing is overwritten");
    }
    Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
    if (!Files.isDirectory(folder)) {
      throw new BackupRefused("there is no folder " + folder);
    }
    Path draft = folder.resolve(file.getFileName() + ".part");
    Files.deleteIfExists(draft);
    Path staging = data.resolve("run/backup");
    Layout.delete(staging);
    try {
      Files.createDirectories(staging);
      Manifest manifest = write(draft, staging, now, withSecrets, progress);
      progress.say("reading it back");
      try (Archive archive = new Archive(draft)) {
        archive.check(progress);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      note(new BackupNote(now, Files.size(file), file.toAbsolutePath().toString(), ""));
      return sentence(file, manifest);
    } catch (IOException | RuntimeException e) {
      note(new BackupNote(now, 0, file.toAbsolutePath().toString(), e.toString()));
      throw e;
    } finally {
      Files.deleteIfExists(draft);
      Layout.delete(staging);
    }
  }

  private Manifest write(
      Path draft, Path staging, Instant now, boolean withSecrets, Progress progress)
      throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, Long> counts = new TreeMap<>();
    facts.put("taken", now.toString());
    facts.put("secrets", withSecrets ? "yes" : "no");
    try (ArchiveWriter archive = new ArchiveWriter(draft, progress)) {
      source.add(staging, archive, facts, counts, progress);
      for (String place : Layout.PLAIN) {
        addAll(archive, data, place);
      }
      if (withSecrets) {
        addAll(archive, data, Layout.SECRETS);
        if (Files.exists(keyFile)) {
          archive.add(Layout.KEY, keyFile);
        }
      }
      return archive.finish(facts, counts);
    }
  }

  /** Adds what is at or below a place in a folder. */
  static void addAll(ArchiveWriter archive, Path folder, String place) throws IOException {
    for (Map.Entry<String, Path> file : Layout.files(folder, place).entrySet()) {
      archive.add(file.getKey(), file.getValue());
    }
  }

  /** For who asks later how the last one went. */
  private void note(BackupNote note) {
    Path file = DataFolder.backupNote(data);
    try {
      note.write(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }

  private String sentence(Path file, Manifest manifest) throws IOException {
    boolean secrets = "yes".equals(manifest.facts().get("secrets"));
    String kept =
        secrets
            ? "WITH secrets and their key: whoever has this file can sign in at the devices."
            : "Without secrets and their key (--with-secrets takes them along): keep copies of"
                + " secrets/ and of the key apart.";
    String database =
        manifest.facts().getOrDefault("database", "").startsWith("jdbc:postgresql")
            ? " The PostgreSQL database is NOT in it: take it with pg_dump now."
            : "";
    return String.format(
        Locale.ROOT,
        "backed up: %s, %,d files, %,d MB packed into %,d MB, read back. %s%s",
        file.toAbsolutePath(),
        manifest.files().size(),
        manifest.bytes() >> 20,
        Files.size(file) >> 20,
        kept,
        database);
  }
}
