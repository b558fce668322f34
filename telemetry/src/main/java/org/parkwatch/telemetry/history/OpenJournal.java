package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes checkpoints of cells, one behind the other, into files that only grow. A file goes once
 * each cell has a record in a later one that holds it by itself, which happens each quarter hour.
 * Thread-safe.
 */
final class OpenJournal implements AutoCloseable {
  static final String SUFFIX = ".open";

  private static final Logger LOG = LoggerFactory.getLogger(OpenJournal.class);
  private static final Pattern NAME = Pattern.compile("cells-([0-9]{8})\\.open");
  private static final long FILE_BYTES = 32L << 20;

  private final Path folder;

  /** Files by their numbers; what an earlier version left is before them all. */
  private final TreeMap<Integer, Collection<Path>> files;

  /** Number of the newest file that has a whole record of a cell. */
  private final Map<Integer, Integer> wholeIn = new HashMap<>();

  private int number;
  private int quarter = Integer.MIN_VALUE;
  private @Nullable FileChannel channel;
  private long end;

  /**
   * In a folder.
   *
   * @param files that are there, by number
   * @param cells of which they hold something
   */
  OpenJournal(Path folder, Map<Integer, Collection<Path>> files, Collection<Integer> cells) {
    this.folder = folder;
    this.files = new TreeMap<>(files);
    number = files.isEmpty() ? 0 : this.files.lastKey();
    for (int cell : cells) {
      wholeIn.put(cell, OpenFiles.EARLIER);
    }
  }

  /** Number of a file by its name; {@link OpenFiles#EARLIER} if it is none of these. */
  static int numberOf(String name) {
    Matcher ours = NAME.matcher(name);
    return ours.matches() ? Integer.parseInt(ours.group(1)) : OpenFiles.EARLIER;
  }

  /**
   * Adds records; durable once it returns. What fails leaves everything as it was.
   *
   * @param whole cells of which a record holds all
   * @param newQuarter of the log's time, with which a new file begins
   */
  synchronized void append(byte[] records, Collection<Integer> whole, int newQuarter)
      throws IOException {
    if (channel == null || newQuarter != quarter || end >= FILE_BYTES) {
      begin();
      quarter = newQuarter;
    }
    FileChannel open = channel;
    if (open == null) {
      throw new IOException(folder + " is closed");
    }
    ByteBuffer buffer = ByteBuffer.wrap(records);
    while (buffer.hasRemaining()) {
      open.write(buffer, end + buffer.position());
    }
    open.force(false);
    end += records.length;
    for (int cell : whole) {
      wholeIn.put(cell, number);
    }
    tidy();
  }

  private void begin() throws IOException {
    close();
    Path file = folder.resolve("cells-%08d%s".formatted(number + 1, SUFFIX));
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    number++;
    files.put(number, Collections.singleton(file));
    end = 0;
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** Deletes the files of which nothing counts any more. */
  private void tidy() {
    int needed = wholeIn.values().stream().mapToInt(Integer::intValue).min().orElse(number);
    try {
      while (!files.isEmpty() && files.firstKey() < needed) {
        for (Path file : files.firstEntry().getValue()) {
          Files.deleteIfExists(file);
        }
        files.pollFirstEntry();
      }
    } catch (IOException e) {
      LOG.warn("history: a checkpoint that is no longer needed stays a while: {}", e.toString());
    }
  }

  /** Copies the files as they are between two checkpoints. */
  synchronized void copyTo(Path into) throws IOException {
    for (Collection<Path> each : files.values()) {
      for (Path file : each) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
