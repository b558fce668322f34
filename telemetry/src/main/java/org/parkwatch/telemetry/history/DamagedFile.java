package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/**
 * Takes one damaged file out of the engine, so that the others are used on: whatever has to rewrite
 * it would fail for ever, and nothing could be written after that.
 */
final class DamagedFile {
  private static final Pattern NAME = Pattern.compile("([0-9]{6,})\\.sst");

  /** The newest files lie there; the engine lets none of them go by itself. */
  private static final int NEWEST_LEVEL = 0;

  private DamagedFile() {}

  /**
   * Links the file that an error names into the folder {@code chunks-damaged-files} beside the
   * engine's, lets the engine forget it, and notes what it held. What other files held of just the
   * same keys, late samples mostly, may go with it; it is linked too.
   *
   * @param message of the engine
   * @return false if the error names no file that is damaged and can be taken out: nothing was done
   */
  static boolean setAside(Tables tables, Path folder, String message, DamageBook damages)
      throws RocksDBException, IOException {
    RocksDB db = tables.db();
    Optional<LiveFileMetaData> found = named(db, message);
    if (found.isEmpty() || found.get().level() == NEWEST_LEVEL) {
      return false;
    }
    LiveFileMetaData damaged = found.get();
    if (isSound(folder.resolve(nameOf(damaged)))) {
      return false;
    }
    Path aside = folder.resolveSibling(folder.getFileName() + "-damaged-files");
    Files.createDirectories(aside);
    for (LiveFileMetaData each : db.getLiveFilesMetaData()) {
      if (each.level() != NEWEST_LEVEL && within(each, damaged)) {
        keep(folder, aside, each);
      }
    }
    byte[] from = damaged.smallestKey();
    byte[] to = damaged.largestKey();
    db.deleteFilesInRanges(tables.of(from), List.of(from, to), true);
    boolean gone = named(db, message).isEmpty();
    if (gone) {
      damages.note(
          aside.resolve(nameOf(damaged)),
          DamageKind.HISTORY_FILE,
          "damaged file of history, taken out: %s; what it held is not shown: %s"
              .formatted(held(from, to), message));
    }
    return gone;
  }

  /** Reads it through: an error that does not come again may have been the machine's. */
  private static boolean isSound(Path file) {
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options)) {
      reader.open(file.toString());
      reader.verifyChecksum();
      return true;
    } catch (RocksDBException e) {
      return false;
    }
  }

  private static Optional<LiveFileMetaData> named(RocksDB db, String message) {
    Matcher name = NAME.matcher(message);
    return name.find()
        ? db.getLiveFilesMetaData().stream()
            .filter(file -> nameOf(file).equals(name.group()))
            .findFirst()
        : Optional.empty();
  }

  private static String nameOf(LiveFileMetaData file) {
    return file.fileName().replace("/", "");
  }

  private static boolean within(LiveFileMetaData file, LiveFileMetaData other) {
    return Arrays.compareUnsigned(file.smallestKey(), other.smallestKey()) >= 0
        && Arrays.compareUnsigned(file.largestKey(), other.largestKey()) <= 0;
  }

  private static void keep(Path folder, Path aside, LiveFileMetaData file) throws IOException {
    Path to = aside.resolve(nameOf(file));
    if (!Files.exists(to)) {
      Path from = folder.resolve(nameOf(file));
      try {
        Files.createLink(to, from);
      } catch (UnsupportedOperationException e) {
        Files.copy(from, to);
      }
    }
  }

  /** What lies between two keys, in words. */
  private static String held(byte[] from, byte[] to) {
    String first = what(from);
    String last = what(to);
    String points =
        ", points %d to %d".formatted(PointGroups.firstPoint(from), PointGroups.lastPoint(to));
    return first.equals(last) ? first + points : first + points + " of " + last;
  }

  /** What a row is: its kind, and the UTC day in which its period begins. */
  private static String what(byte[] key) {
    return TierKeys.kindOf(key) + " of " + LocalDate.ofEpochDay(TierKeys.dayOf(key));
  }
}
