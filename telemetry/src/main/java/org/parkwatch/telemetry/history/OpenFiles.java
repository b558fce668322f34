package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what {@link OpenJournal} wrote. What does not fit its checksum is passed over and noted: a
 * cell then goes back to its last checkpoint before, and the sample log has what came after. One
 * thread.
 */
final class OpenFiles {
  /** Number of what a version of before wrote: a file for each cell. */
  static final int EARLIER = 0;

  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

  /** A quarter, and the time until its cell is sealed. */
  private static final Duration LONGEST_OPEN = Duration.ofMinutes(28);

  private final Path folder;
  private final @Nullable DamageBook damages;
  private final TreeMap<Integer, Collection<Path>> files = new TreeMap<>();
  private final Map<Integer, Checkpoint> earlier = new HashMap<>();
  private final Map<Integer, List<Place>> places = new HashMap<>();
  private boolean damaged;

  /** Where a record lies. */
  private record Place(Path file, long at, int length, OpenRecord record) {}

  private OpenFiles(Path folder, @Nullable DamageBook damages) {
    this.folder = folder;
    this.damages = damages;
  }

  /**
   * Looks at the files of a folder.
   *
   * @param damages takes note of what is damaged
   */
  static OpenFiles in(Path folder, @Nullable DamageBook damages) throws IOException {
    OpenFiles found = new OpenFiles(folder, damages);
    List<Path> all;
    try (var list = Files.list(folder)) {
      all = list.filter(file -> name(file).endsWith(OpenJournal.SUFFIX)).sorted().toList();
    }
    for (Path file : all) {
      int number = OpenJournal.numberOf(name(file));
      found.files.computeIfAbsent(number, any -> new ArrayList<>()).add(file);
      if (number > EARLIER) {
        found.look(file);
      } else {
        found.lookAtEarlier(file);
      }
    }
    return found;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** To go on writing behind what is here. */
  OpenJournal journal() {
    List<Integer> cells = new ArrayList<>(places.keySet());
    cells.addAll(earlier.keySet());
    return new OpenJournal(folder, files, cells);
  }

  /** Whether something was damaged: then more may be on disk of a cell than its checkpoint says. */
  boolean isDamaged() {
    return damaged;
  }

  /** Hands out each cell as its newest checkpoint has it, one at a time. */
  void forEach(Consumer<Checkpoint> taker) throws IOException {
    earlier.values().forEach(taker);
    for (List<Place> records : places.values()) {
      taker.accept(read(records));
    }
  }

  private static Checkpoint read(List<Place> records) throws IOException {
    OpenRecord.Open open = new OpenRecord.Open();
    for (Place place : records) {
      byte[] bytes = new byte[place.length()];
      try (FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.READ)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()
            && channel.read(buffer, place.at() + buffer.position()) >= 0) {}
      }
      try {
        open.add(bytes);
      } catch (IllegalArgumentException e) {
        throw new IOException(place.file() + " is damaged at byte " + place.at(), e);
      }
    }
    OpenRecord newest = records.getLast().record();
    List<SealedChunk> chunks = new ArrayList<>();
    open.forEach(chunks::add);
    return new Checkpoint(newest.cell(), newest.offset(), newest.sealedThrough(), chunks);
  }

  private void look(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = 0;
    while (at < bytes.length) {
      int length = OpenRecord.lengthAt(bytes, at);
      if (length > 0) {
        take(new Place(file, at, length, OpenRecord.at(bytes, at, length)));
        at += length;
      } else {
        int next = next(bytes, at);
        if (next == bytes.length && OpenRecord.isCutAt(bytes, at)) {
          LOG.info("history: a checkpoint was cut off by a crash, its samples come from the log");
        } else {
          note(file, "bytes %d to %d fit no checksum".formatted(at, next));
        }
        at = next;
      }
    }
  }

  /** Where the next record begins, or the end. */
  private static int next(byte[] bytes, int from) {
    int at = from + 1;
    while (at < bytes.length && OpenRecord.lengthAt(bytes, at) == 0) {
      at++;
    }
    return at;
  }

  private void take(Place place) {
    OpenRecord record = place.record();
    List<Place> before = places.computeIfAbsent(record.cell(), any -> new ArrayList<>());
    if (record.isWhole()) {
      earlier.remove(record.cell());
      before.clear();
      before.add(place);
    } else if (!before.isEmpty() && record.follows(before.getLast().record())) {
      before.add(place);
    } else if (before.isEmpty()) {
      places.remove(record.cell());
    }
  }

  private void lookAtEarlier(Path file) {
    try {
      Checkpoint checkpoint = Checkpoint.read(file);
      earlier.put(checkpoint.cell(), checkpoint);
    } catch (IOException e) {
      note(file, String.valueOf(e.getMessage()));
    }
  }

  private void note(Path file, String what) {
    damaged = true;
    LOG.error("history: {}: {}: cells go back to the log", file, what);
    if (damages != null) {
      long modified = file.toFile().lastModified();
      damages.note(
          file,
          DamageKind.OPEN_CHUNKS,
          what
              + "; samples since "
              + Instant.ofEpochMilli(modified).minus(LONGEST_OPEN)
              + " are taken from the sample log; what is gone from there is lost");
    }
  }
}
