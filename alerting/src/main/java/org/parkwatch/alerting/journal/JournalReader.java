package org.parkwatch.alerting.journal;

import static org.parkwatch.alerting.journal.Families.key;
import static org.parkwatch.alerting.journal.Families.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Reads the journal of a server that may be running, from another process. Sees what was committed
 * until {@link #catchUp()}. Confined to one thread.
 */
public final class JournalReader implements AutoCloseable {
  private final LiveStore store;

  private JournalReader(LiveStore store) {
    this.store = store;
  }

  /**
   * Opens the journal for reading.
   *
   * @param live folder of the journal
   * @param scratch folder for the reader's own notes, not inside {@code live}
   */
  public static JournalReader open(Path live, Path scratch) throws JournalFailure {
    JournalReader reader = new JournalReader(LiveStore.openSecondary(live, scratch));
    reader.catchUp();
    return reader;
  }

  /** Makes visible what was committed since. */
  public void catchUp() throws JournalFailure {
    try {
      store.db().tryCatchUpWithPrimary();
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot catch up with the journal", e);
    }
  }

  /**
   * Entries in their order.
   *
   * @param after only those with a higher sequence; 0 for all
   * @param limit at most this many
   */
  public List<JournalEntry> entries(long after, int limit) throws JournalFailure {
    List<JournalEntry> entries = new ArrayList<>();
    try (RocksIterator rows = store.db().newIterator(store.journal())) {
      rows.seek(key(after + 1));
      while (rows.isValid() && entries.size() < limit) {
        entries.add(RowCodec.entry(rows.value()));
        rows.next();
      }
      rows.status();
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the journal", e);
    }
    return entries;
  }

  /** Alarms that stand, oldest first. */
  public List<AlarmRow> standing() throws JournalFailure {
    try {
      return store.rows(store.standing(), Integer.MAX_VALUE, true);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the standing alarms", e);
    }
  }

  /** Offset of the last group whose transitions are in the journal, -1 if there was none. */
  public long consumed() throws JournalFailure {
    try {
      byte[] value = store.db().get(store.meta(), Families.CONSUMED);
      return value == null ? -1 : number(value);
    } catch (RocksDBException e) {
      throw new JournalFailure("cannot read the offset of the journal", e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
