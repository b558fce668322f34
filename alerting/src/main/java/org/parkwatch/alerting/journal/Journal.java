package org.parkwatch.alerting.journal;

import static org.parkwatch.alerting.journal.Families.key;
import static org.parkwatch.alerting.journal.Families.number;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The journal of alarms and the state of the evaluator in one RocksDB instance.
 *
 * <p>Two offsets stand in it. {@link #consumed()}: transitions of all groups up to there are here,
 * written in one batch with them. {@link #saved()}: the state of the evaluator is as it was after
 * that group. After a crash the evaluator goes on from the saved state, and because it is a
 * function of state and log it finds the same transitions again; those up to {@code consumed} are
 * here already and are not written twice.
 *
 * <p>Confined to the alarm thread.
 */
public final class Journal implements AutoCloseable {
  /** Below this much free space nothing is written: RocksDB must not meet a full disk itself. */
  static final long FREE_FLOOR_BYTES = 64L << 20;

  private final Path folder;
  private final InstantSource clock;
  private final LongSupplier freeBytes;
  private LiveStore store;
  private long consumed;
  private long saved;
  private long sequence;

  private Journal(Path folder, InstantSource clock, LongSupplier freeBytes, LiveStore store) {
    this.folder = folder;
    this.clock = clock;
    this.freeBytes = freeBytes;
    this.store = store;
  }

  /**
   * Opens the journal, or begins one.
   *
   * @param clock read only to note when entries were committed
   * @param freeBytes space that is left where it lies
   * @throws JournalFailure if the folder cannot be opened, for one because another process has it
   */
  public static Journal open(Path folder, InstantSource clock, LongSupplier freeBytes)
      throws JournalFailure {
    Journal journal = new Journal(folder, clock, freeBytes, LiveStore.open(folder));
    try {
      journal.readOffsets();
    } catch (RocksDBException e) {
      journal.close();
      throw new JournalFailure("cannot read the journal in " + folder, e);
    }
    return journal;
  }

  private void readOffsets() throws RocksDBException {
    consumed = offset(Families.CONSUMED);
    saved = offset(Families.SAVED);
    try (RocksIterator last = store.db().newIterator(store.journal())) {
      last.seekToLast();
      sequence = last.isValid() ? number(last.key()) : Math.max(0, offset(Families.FIRST));
      last.status();
    }
  }

  /**
   * Makes an empty journal whose entries, and with them alarms, are numbered from further on:
   * commands that name alarms of another journal must not meet those of this one.
   */
  public static void begin(Path folder, long after) throws JournalFailure {
    try (LiveStore store = LiveStore.open(folder)) {
      store.db().put(store.meta(), Families.FIRST, key(after));
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot begin a journal in " + folder, e);
    }
  }

  private long offset(byte[] name) throws RocksDBException {
    byte[] value = store.db().get(store.meta(), name);
    return value == null ? -1 : number(value);
  }

  /** Offset of the last group whose transitions are here, -1 if there was none. */
  public long consumed() {
    return consumed;
  }

  /** Offset of the last group that the saved state has seen, -1 if there is none. */
  public long saved() {
    return saved;
  }

  /** Sequence of the newest entry, 0 if there is none. */
  public long sequence() {
    return sequence;
  }

  /**
   * Writes what groups up to an offset did, all or nothing, and waits until the disk has it.
   *
   * @throws JournalFailure if it was not written; nothing of it is here
   */
  public void commit(JournalBatch changes, long offset) throws JournalFailure {
    requireSpace();
    long now = clock.millis();
    try (WriteBatch batch = new WriteBatch();
        WriteOptions options = new WriteOptions().setSync(true)) {
      put(batch, changes, now);
      batch.put(store.meta(), Families.CONSUMED, key(offset));
      store.db().write(options, batch);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot write the journal in " + folder, e);
    }
    consumed = offset;
    if (!changes.entries().isEmpty()) {
      sequence = changes.entries().getLast().sequence();
    }
  }

  private void put(WriteBatch batch, JournalBatch changes, long now) throws RocksDBException {
    for (JournalEntry entry : changes.entries()) {
      byte[] value = RowCodec.encode(entry.committedAt(now));
      batch.put(store.journal(), key(entry.sequence()), value);
    }
    for (Map.Entry<Long, AlarmRow> change : changes.standing().entrySet()) {
      AlarmRow row = change.getValue();
      if (row == null) {
        batch.delete(store.standing(), key(change.getKey()));
      } else {
        batch.put(store.standing(), key(row.id()), RowCodec.encode(row));
      }
    }
    for (AlarmRow row : changes.ended()) {
      batch.put(store.ended(), key(row.id()), RowCodec.encode(row));
    }
    for (Map.Entry<String, OutOfService> change : changes.services().entrySet()) {
      byte[] id = change.getKey().getBytes(StandardCharsets.UTF_8);
      OutOfService service = change.getValue();
      if (service == null) {
        batch.delete(store.service(), id);
      } else {
        batch.put(store.service(), id, RowCodec.encode(service));
      }
    }
  }

  /**
   * Writes the state of the evaluator after a group.
   *
   * @param cells by the code of the cell; cells not among them are forgotten
   * @throws JournalFailure if it was not written; the state saved before still stands
   */
  public void save(Map<String, byte[]> cells, long offset) throws JournalFailure {
    requireSpace();
    try (WriteBatch batch = new WriteBatch();
        WriteOptions options = new WriteOptions().setSync(true)) {
      for (String old : readStates().keySet()) {
        if (!cells.containsKey(old)) {
          batch.delete(store.state(), old.getBytes(StandardCharsets.UTF_8));
        }
      }
      for (Map.Entry<String, byte[]> cell : cells.entrySet()) {
        byte[] code = cell.getKey().getBytes(StandardCharsets.UTF_8);
        batch.put(store.state(), code, cell.getValue());
      }
      batch.put(store.meta(), Families.SAVED, key(offset));
      batch.put(store.meta(), Families.CONSUMED, key(Math.max(offset, consumed)));
      store.db().write(options, batch);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot save the state of alarms in " + folder, e);
    }
    saved = offset;
    consumed = Math.max(offset, consumed);
  }

  /** The saved state of each cell by its code. */
  public Map<String, byte[]> states() throws JournalFailure {
    try {
      return readStates();
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the saved state of alarms in " + folder, e);
    }
  }

  private Map<String, byte[]> readStates() throws RocksDBException {
    Map<String, byte[]> states = new LinkedHashMap<>();
    try (RocksIterator rows = store.db().newIterator(store.state())) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) {
        states.put(new String(rows.key(), StandardCharsets.UTF_8), rows.value());
      }
      rows.status();
    }
    return states;
  }

  /** What is out of service, and what was lately. */
  public List<OutOfService> services() throws JournalFailure {
    List<OutOfService> services = new ArrayList<>();
    try (RocksIterator rows = store.db().newIterator(store.service())) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) {
        services.add(RowCodec.service(rows.value()));
      }
      rows.status();
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read what is out of service in " + folder, e);
    }
    return services;
  }

  /** Alarms that stand, oldest first. */
  public List<AlarmRow> standing() throws JournalFailure {
    try {
      return store.rows(store.standing(), Integer.MAX_VALUE, true);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the standing alarms in " + folder, e);
    }
  }

  /** Alarms that ended, newest first. */
  public List<AlarmRow> ended(int limit) throws JournalFailure {
    try {
      return store.rows(store.ended(), limit, false);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the ended alarms in " + folder, e);
    }
  }

  /**
   * Drops entries and ended alarms that are too old or too many; some at a time.
   *
   * @param beforeMillis UTC
   * @param keep at most this many of each, the newest
   */
  public void prune(long beforeMillis, long keep) throws JournalFailure {
    requireSpace();
    try {
      Pruning pruning = new Pruning(store, keep);
      pruning.drop(store.journal(), bytes -> RowCodec.entry(bytes).atMillis() < beforeMillis);
      pruning.drop(store.ended(), bytes -> RowCodec.row(bytes).endedMillis() < beforeMillis);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot prune the journal in " + folder, e);
    }
  }

  /**
   * Copies the journal as it is now, by links where the disk can.
   *
   * @param into a folder that does not exist
   */
  public void copyTo(Path into) throws JournalFailure {
    if (store.isClosed()) {
      throw new JournalFailure("the journal is shut after a failure: " + folder);
    }
    try (Checkpoint copy = Checkpoint.create(store.db())) {
      copy.createCheckpoint(into.toString());
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot copy the journal in " + folder, e);
    }
  }

  /** Opens the files again after a failure: RocksDB stays shut after an error of the disk. */
  public void reopen() throws JournalFailure {
    store.close();
    store = LiveStore.open(folder);
  }

  private void requireSpace() throws JournalFailure {
    if (store.isClosed()) {
      throw new JournalFailure("the journal is shut after a failure: " + folder);
    }
    long bytes = freeBytes.getAsLong();
    if (bytes < FREE_FLOOR_BYTES) {
      throw new JournalFailure(
          "only %d MB are free where the journal lies, it needs %d MB: %s"
              .formatted(bytes >> 20, FREE_FLOOR_BYTES >> 20, folder));
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
