package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupBuilder;
import org.parkwatch.telemetry.rollup.RollupCodec;

/** The roll-ups of a chunk: of its quarter, and of its 15 minutes as one record. One thread. */
final class ChunkRollups {
  static final int MINUTES = 15;

  private final HistorySite site;
  private final RollupBuilder quarter = new RollupBuilder();
  private final RollupBuilder minute = new RollupBuilder();
  private final ByteWriter minutes = new ByteWriter(256);
  private int minuteNow;

  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Made(Rollup quarter, byte[] minutes) {}

  ChunkRollups(HistorySite site) {
    this.site = site;
  }

  Made of(SealedChunk chunk) {
    boolean counter = site.counter().test(chunk.point());
    long start = Quarters.start(chunk.quarter());
    quarter.begin(start + Quarters.MILLIS, counter);
    minutes.clear();
    minuteNow = 0;
    minute.begin(start + Tier.MINUTE.millis(), counter);
    Chunk.visit(
        chunk.bytes(),
        chunk.quarter(),
        (millis, value, quality) -> {
          int at = (int) ((millis - start) / Tier.MINUTE.millis());
          while (minuteNow < at) {
            endMinute(start, counter);
          }
          quarter.add(millis, value, quality);
          minute.add(millis, value, quality);
          return true;
        });
    while (minuteNow < MINUTES) {
      endMinute(start, counter);
    }
    return new Made(quarter.end(), minutes.toByteArray());
  }

  private void endMinute(long start, boolean counter) {
    RollupCodec.write(minute.end(), minutes);
    minuteNow++;
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
