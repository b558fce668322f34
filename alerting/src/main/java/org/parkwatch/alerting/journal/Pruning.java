package org.parkwatch.alerting.journal;

import static org.parkwatch.alerting.journal.Families.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Drops what is too old or too much, some at a time. Confined to the alarm thread.
 *
 * @param keep at most this many of each kind, the newest
 */
record Pruning(LiveStore store, long keep) {
  private static final int AT_ONCE = 100_000;

  void drop(ColumnFamilyHandle family, Predicate<byte[]> tooOld) throws RocksDBException {
    List<byte[]> victims = new ArrayList<>();
    try (RocksIterator rows = store.db().newIterator(family)) {
      // keys are sequences, ended alarms have gaps: the bound by number is the looser one there
      long newest = 0;
      rows.seekToLast();
      if (rows.isValid()) {
        newest = number(rows.key());
      }
      for (rows.seekToFirst(); rows.isValid() && victims.size() < AT_ONCE; rows.next()) {
        if (number(rows.key()) > newest - keep && !tooOld.test(rows.value())) {
          break;
        }
        if (number(rows.key()) == newest) {
          break; // the newest entry carries the sequence on
        }
        victims.add(rows.key());
      }
      rows.status();
    }
    for (byte[] victim : victims) {
      store.db().delete(family, victim);
    }
  }
}
