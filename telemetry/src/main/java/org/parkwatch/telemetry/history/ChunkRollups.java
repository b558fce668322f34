package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupBuilder;
import org.parkwatch.telemetry.rollup.RollupCodec;

/**
 * The roll-ups of a chunk: of its quarter, and of its 15 minutes as one record; of points that are
 * summed also of its three five minutes, as one record. One thread.
 */
final class ChunkRollups {
  static final int MINUTES = 15;

  /** Roll-ups of five minutes in a quarter. */
  static final int FIVES = 3;

  private static final int OF_FIVE = MINUTES / FIVES;

  private final HistorySite site;
  private final RollupBuilder quarter = new RollupBuilder();
  private final RollupBuilder minute = new RollupBuilder();
  private final ByteWriter minutes = new ByteWriter(256);
  private final ByteWriter fives = new ByteWriter(64);
  private int minuteNow;

  /** Minutes so far of the five that are under way. */
  private @Nullable Rollup five;

  /** What is made of a chunk; {@code fives} is null if its point is not summed. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Made(Rollup quarter, byte[] minutes, byte @Nullable [] fives) {}

  ChunkRollups(HistorySite site) {
    this.site = site;
  }

  Made of(SealedChunk chunk) {
    boolean counter = site.counter().test(chunk.point());
    long start = Quarters.start(chunk.quarter());
    quarter.begin(start + Quarters.MILLIS, counter);
    minutes.clear();
    fives.clear();
    boolean summed = site.summed().test(chunk.point());
    minuteNow = 0;
    minute.begin(start + Tier.MINUTE.millis(), counter);
    Chunk.visit(
        chunk.bytes(),
        chunk.quarter(),
        (millis, value, quality) -> {
          int at = (int) ((millis - start) / Tier.MINUTE.millis());
          while (minuteNow < at) {
            endMinute(start, counter, summed);
          }
          quarter.add(millis, value, quality);
          minute.add(millis, value, quality);
          return true;
        });
    while (minuteNow < MINUTES) {
      endMinute(start, counter, summed);
    }
    return new Made(quarter.end(), minutes.toByteArray(), summed ? fives.toByteArray() : null);
  }

  private void endMinute(long start, boolean counter, boolean summed) {
    Rollup ended = minute.end();
    RollupCodec.write(ended, minutes);
    minuteNow++;
    if (summed) {
      five = five == null ? ended : five.then(ended);
      if (minuteNow % OF_FIVE == 0) {
        RollupCodec.write(five, fives);
        five = null;
      }
    }
    minute.begin(start + (minuteNow + 1) * Tier.MINUTE.millis(), counter);
  }

  /** The minutes of a record that have a sample. */
  static List<Rolled> minutes(int quarter, byte[] record) {
    List<Rolled> rolled = new ArrayList<>(MINUTES);
    ByteReader in = new ByteReader(record, 0, record.length);
    for (int i = 0; i < MINUTES; i++) {
      long from = Quarters.start(quarter) + i * Tier.MINUTE.millis();
      Rollup rollup = RollupCodec.read(in);
      if (rollup.samples() > 0) {
        rolled.add(new Rolled(from, from + Tier.MINUTE.millis(), rollup));
      }
    }
    return rolled;
  }
}
