package org.parkwatch.alerting;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.parkwatch.alerting.journal.Journal;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal, and keeps what it cannot write until it can again. Meanwhile the saved state
 * stays where it is, so that after a crash the log brings everything once more. Confined to the
 * alarm thread.
 */
final class JournalKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);
  private static final int MOST_PENDING = 200_000;
  private static final int WATERMARKS_BETWEEN_TRIES = 5;

  private static final long KEEP_MILLIS = 90L * 24 * 3600 * 1000;
  private static final long KEEP_ENTRIES = 2_000_000;

  private final Journal journal;
  private final JournalBatch pending = new JournalBatch();
  private boolean healthy = true;
  private int untilRetry;
  private long lost;

  JournalKeeper(Journal journal) {
    this.journal = journal;
  }

  boolean healthy() {
    return healthy;
  }

  long lost() {
    return lost;
  }

  /** Writes what a group did; if that fails it waits for {@link #retry}. */
  void commit(JournalBatch changes, long offset) {
    lost += pending.add(changes, MOST_PENDING);
    if (healthy && !pending.isEmpty()) {
      write(offset);
    }
  }

  private void write(long offset) {
    try {
      journal.commit(pending, offset);
      pending.clear();
      if (!healthy) {
        LOG.info("The alarm journal is written again");
      }
      healthy = true;
    } catch (JournalFailure e) {
      failed(e);
    }
  }

  private void failed(JournalFailure e) {
    if (healthy) {
      LOG.error("Alarms are not journalled: {}", e.getMessage(), e);
    }
    healthy = false;
    untilRetry = WATERMARKS_BETWEEN_TRIES;
  }

  /** With each watermark: tries again from time to time after a failure. */
  void retry(long offset) {
    if (healthy || --untilRetry > 0) {
      return;
    }
    try {
      journal.reopen();
    } catch (JournalFailure e) {
      failed(e);
      return;
    }
    write(offset);
  }

  /**
   * Saves the state of the evaluator, unless transitions wait to be written before it.
   *
   * @return whether it is saved
   */
  boolean save(Supplier<Map<String, byte[]>> state, long offset) {
    if (!healthy) {
      return false;
    }
    try {
      journal.save(state.get(), offset);
      return true;
    } catch (JournalFailure e) {
      failed(e);
      return false;
    }
  }

  void prune(long nowMillis) {
    if (!healthy) {
      return;
    }
    try {
      journal.prune(nowMillis - KEEP_MILLIS, KEEP_ENTRIES);
    } catch (JournalFailure e) {
      failed(e);
    }
  }

  long saved() {
    return journal.saved();
  }

  /** Copies the journal, unless transitions wait to be written to it. */
  void copyTo(Path into) throws JournalFailure {
    if (!healthy) {
      throw new JournalFailure("alarms are not journalled now, so they cannot be copied");
    }
    journal.copyTo(into);
  }

  void close() {
    journal.close();
  }
}
