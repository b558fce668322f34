package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.JournalReader;

/**
 * The alarm journal of an installation, read from another process while its server runs or after it
 * ended. Nothing in the data folder is changed. Confined to one thread.
 */
public final class AlarmJournal implements AutoCloseable {
  private static final int ALL = Integer.MAX_VALUE;

  private final Path scratch;
  private final JournalReader reader;

  private AlarmJournal(Path scratch, JournalReader reader) {
    this.scratch = scratch;
    this.reader = reader;
  }

  public static AlarmJournal open(Path data) {
    try {
      Path scratch = Files.createTempDirectory("parkwatch-journal");
      return new AlarmJournal(scratch, JournalReader.open(data.resolve("live"), scratch));
    } catch (IOException e) {
      throw new UncheckedIOException("no scratch folder for the journal's reader", e);
    } catch (JournalFailure e) {
      throw new IllegalStateException("the journal of " + data + " cannot be read", e);
    }
  }

  /** All that was committed up to now and is wanted, in its order. */
  public List<JournalEntry> entries(Predicate<JournalEntry> wanted) {
    try {
      reader.catchUp();
      List<JournalEntry> found = new ArrayList<>();
      for (JournalEntry entry : reader.entries(0, ALL)) {
        if (wanted.test(entry)) {
          found.add(entry);
        }
      }
      return found;
    } catch (JournalFailure e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  @Override
  public void close() {
    reader.close();
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the reader's notes in " + scratch + " stay behind", e);
    }
  }
}
