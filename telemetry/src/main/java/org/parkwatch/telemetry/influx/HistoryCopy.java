package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Copies a time of history from one store to another, day by day and block by block. How far it is
 * stands in a file: after a {@code kill -9} the next run goes on from there, and writes some blocks
 * again to the same end. Confined to one thread.
 */
public final class HistoryCopy {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** So many samples are written between two notes of how far it is. */
  private static final long NOTE_EVERY = 2_000_000;

  private final CopyEnd from;
  private final CopyEnd to;
  private final List<Block> blocks;
  private final Path state;

  /**
   * A stretch of a copy that is done.
   *
   * @param share of all, 0..1
   * @param read from one store, of which the other took {@code taken}
   */
  public record Progress(double share, long read, long taken) {}

  /** Where a copy goes on: a day, and the first point of the first block of it that is left. */
  private record Place(long dayMillis, int firstPoint) {}

  /**
   * Makes ready.
   *
   * @param blocks all of them, by their first points
   * @param state file for how far it is; another one for each copy
   */
  public HistoryCopy(CopyEnd from, CopyEnd to, List<Block> blocks, Path state) {
    this.from = from;
    this.to = to;
    this.blocks = blocks;
    this.state = state;
  }

  /**
   * Copies what is left; deletes the file when all is done.
   *
   * @param fromMillis UTC, inclusive; {@code toMillis} exclusive
   * @param told of progress, at the end too
   * @throws IOException if a store or the file cannot be used; a later run goes on
   */
  public Progress run(long fromMillis, long toMillis, Consumer<Progress> told) throws IOException {
    Place place = place(fromMillis);
    long read = 0;
    long taken = 0;
    long noted = 0;
    for (long day = place.dayMillis(); day < toMillis; day = endOfDay(day)) {
      long end = Math.min(toMillis, endOfDay(day));
      for (Block block : blocks) {
        if (day == place.dayMillis() && block.firstPoint() < place.firstPoint()) {
          continue;
        }
        SampleBatch batch = from.read(block, day, end);
        if (batch.size() > 0) {
          taken += to.write(batch);
        }
        read += batch.size();
        if (read - noted >= NOTE_EVERY) {
          noted = read;
          note(new Place(day, block.end()));
          double inDay = (double) blocks.indexOf(block) / blocks.size() * (end - day);
          told.accept(
              new Progress((day - fromMillis + inDay) / (toMillis - fromMillis), read, taken));
        }
      }
      note(new Place(end, 0));
      told.accept(new Progress((double) (end - fromMillis) / (toMillis - fromMillis), read, taken));
    }
    Files.deleteIfExists(state);
    return new Progress(1, read, taken);
  }

  private static long endOfDay(long millis) {
    return (Math.floorDiv(millis, DAY) + 1) * DAY;
  }

  private Place place(long fromMillis) throws IOException {
    if (!Files.exists(state)) {
      return new Place(fromMillis, 0);
    }
    String[] words = Files.readString(state).strip().split(" ", -1);
    try {
      return new Place(Long.parseLong(words[0]), Integer.parseInt(words[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(
          state + " does not say how far the copy is; delete it to begin anew", e);
    }
  }

  private void note(Place place) throws IOException {
    to.settle();
    OffsetFile.write(state, place.dayMillis() + " " + place.firstPoint());
  }
}
