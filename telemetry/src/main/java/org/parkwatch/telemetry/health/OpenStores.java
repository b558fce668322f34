package org.parkwatch.telemetry.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Refused;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log and the history of this process. Thread-safe. */
public final class OpenStores implements StoreHealth {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);

  private final SampleLog log;
  private final SampleLogOptions logOptions;
  private final HistoryStore history;
  private final HistoryOptions options;
  private final FileStore disk;
  private final DamageBook damages;
  private final Path backupNote;

  /**
   * @param folder of the history, which exists
   * @param backupNote file in which backups leave a {@link BackupNote}
   * @throws IOException if its disk is not known
   */
  public OpenStores(
      SampleLog log,
      SampleLogOptions logOptions,
      HistoryStore history,
      HistoryOptions options,
      Path folder,
      DamageBook damages,
      Path backupNote)
      throws IOException {
    this.log = log;
    this.logOptions = logOptions;
    this.history = history;
    this.options = options;
    this.damages = damages;
    this.backupNote = backupNote;
    disk = Files.getFileStore(folder);
  }

  @Override
  public StoreState state() {
    return new StoreState(
        history.figures(),
        options,
        log.figures(),
        logOptions.maxBytes(),
        logOptions.groupInterval().toMillis(),
        freeBytes(),
        history.pendingCompactionBytes(),
        history.oldestMillis());
  }

  private long freeBytes() {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      LOG.error("the disk of history cannot be asked for free space", e);
      return 0;
    }
  }

  @Override
  public List<Refused> refused() {
    return history.refusals().all();
  }

  @Override
  public List<Damage> damages() {
    return damages.newest();
  }

  @Override
  public Optional<BackupNote> lastBackup() {
    try {
      return BackupNote.read(backupNote);
    } catch (IOException e) {
      LOG.warn("the last backup: {}", e.toString());
      return Optional.empty();
    }
  }
}
