package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.app.control.ControlCommand.Progress;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogHold;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;

/**
 * The parts of a running server. No segment of the log goes from the first copy on; each consumer
 * is copied as a crash would leave it; then the log is copied up to a command that was acknowledged
 * after all of them. So what is restored does what a server does that was killed at that command:
 * it brings every consumer on from where it was copied. The database comes last: an entry too many
 * in the audit trail is better than one too few.
 */
final class RunningSource implements Backup.Source {
  private static final String TOPIC = "backup.taken";

  private final SampleLog log;
  private final AlarmEngine alarms;
  private final HistoryStore history;
  private final DataSource database;
  private final Path data;

  RunningSource(
      Path data, SampleLog log, AlarmEngine alarms, HistoryStore history, DataSource database) {
    this.data = data;
    this.log = log;
    this.alarms = alarms;
    this.history = history;
    this.database = database;
  }

  @Override
  public void add(
      Path staging,
      ArchiveWriter archive,
      Map<String, String> facts,
      Map<String, Long> counts,
      Progress progress)
      throws IOException {
    Path copies = Files.createDirectories(staging.resolve("copies"));
    try (LogHold hold = log.hold()) {
      progress.say("copying what consumers of the log hold");
      Path plain = staging.resolve("plain");
      for (String place : Layout.CONSUMERS) {
        stage(place, plain);
      }
      alarms.copyTo(copies.resolve(Layout.LIVE));
      history.copyTo(copies.resolve(Layout.HISTORY));
      long end = acknowledged();
      facts.put("log", hold.from() + ".." + end);
      counts.put("log.newest", end);
      for (String place : Layout.CONSUMERS) {
        Backup.addAll(archive, plain, place);
      }
      Backup.addAll(archive, copies, Layout.LIVE);
      Backup.addAll(archive, copies, Layout.HISTORY);
      for (Path segment : hold.segments()) {
        archive.add(Layout.LOG + "/" + segment.getFileName(), segment);
      }
    } catch (JournalFailure e) {
      throw new IOException(e.getMessage(), e);
    }
    addDatabase(copies, archive, facts, progress);
    counts.putAll(Contents.count(copies));
  }

  private void stage(String place, Path into) throws IOException {
    for (Map.Entry<String, Path> file : Layout.files(data, place).entrySet()) {
      Path target = into.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.copy(file.getValue(), target);
    }
  }

  private long acknowledged() throws IOException {
    byte[] nothing = "".getBytes(StandardCharsets.UTF_8);
    try {
      return log.command(new LogRecord.Command(TOPIC, nothing)).join();
    } catch (CompletionException e) {
      throw new IOException("no backup now: " + e.getMessage(), e);
    }
  }

  private void addDatabase(
      Path copies, ArchiveWriter archive, Map<String, String> facts, Progress progress)
      throws IOException {
    if (!DatabaseCopy.isEmbedded(database)) {
      facts.put("database", Files.readString(data.resolve("db/url")).strip());
      return;
    }
    progress.say("copying the database");
    facts.put("database", "embedded");
    Path copy = copies.resolve(Layout.DATABASE);
    Files.createDirectories(copy.toAbsolutePath().getParent());
    DatabaseCopy.copy(database, copy);
    archive.add(Layout.DATABASE, copy);
  }
}
