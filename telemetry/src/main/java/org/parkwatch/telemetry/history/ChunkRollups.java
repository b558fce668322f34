package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupBuilder;
import org.parkwatch.telemetry.rollup.RollupCodec;
import org.parkwatch.telemetry.rollup.ScaledRollup;

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
  private final ChunkColumns columns = new ChunkColumns();
  private final ByteWriter minutes = new ByteWriter(256);
  private final ByteWriter fives = new ByteWriter(64);
  private final ByteWriter quarter = new ByteWriter(64);
  private final ScaledRollup scaledQuarter = new ScaledRollup();
  private final ScaledRollup scaledMinute = new ScaledRollup();
  private final ScaledRollup scaledFive = new ScaledRollup();
  private final RollupBuilder oddQuarter = new RollupBuilder();
  private final RollupBuilder oddMinute = new RollupBuilder();

  /** What is made of a chunk, each packed; {@code fives} is null if its point is not summed. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Made(byte[] quarter, byte[] minutes, byte @Nullable [] fives) {}

  ChunkRollups(HistorySite site) {
    this.site = site;
  }

  /** The samples that {@link #of} was given last, until it is given others. */
  ChunkColumns columns() {
    return columns;
  }

  Made of(SealedChunk chunk) {
    boolean counter = site.counter().test(chunk.point());
    boolean summed = site.summed().test(chunk.point());
    long start = Quarters.start(chunk.quarter());
    columns.read(chunk.bytes(), chunk.quarter());
    quarter.clear();
    minutes.clear();
    fives.clear();
    if (columns.scaled() && !(counter && columns.falls())) {
      ofScaled(start, counter, summed);
    } else {
      ofOdd(start, counter, summed);
    }
    return new Made(
        quarter.toByteArray(), minutes.toByteArray(), summed ? fives.toByteArray() : null);
  }

  /** Nearly every chunk: short decimals, added up as the integers that they are. */
  private void ofScaled(long start, boolean counter, boolean summed) {
    int scale = columns.scale();
    scaledQuarter.begin(start + Quarters.MILLIS);
    scaledFive.begin(0);
    int at = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      scaledMinute.begin(start + (minute + 1) * Tier.MINUTE.millis());
      at = columns.into(scaledMinute, at);
      scaledQuarter.then(scaledMinute, true);
      RollupCodec.write(scaledMinute, scale, counter, minutes);
      if (summed) {
        scaledFive.then(scaledMinute, false);
        if ((minute + 1) % OF_FIVE == 0) {
          RollupCodec.write(scaledFive, scale, counter, fives);
          scaledFive.begin(0);
        }
      }
    }
    scaledQuarter.end();
    RollupCodec.write(scaledQuarter, scale, counter, quarter);
  }

  /** Values with many decimals, and registers that fell. */
  private void ofOdd(long start, boolean counter, boolean summed) {
    oddQuarter.begin(start + Quarters.MILLIS, counter);
    Rollup five = null;
    int at = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      long end = start + (minute + 1) * Tier.MINUTE.millis();
      oddMinute.begin(end, counter);
      for (; at < columns.size() && columns.millis(at) < end; at++) {
        oddMinute.add(columns.millis(at), columns.value(at), columns.quality(at));
        oddQuarter.add(columns.millis(at), columns.value(at), columns.quality(at));
      }
      Rollup ended = oddMinute.end();
      RollupCodec.write(ended, minutes);
      five = five == null ? ended : five.then(ended);
      if ((minute + 1) % OF_FIVE == 0) {
        if (summed) {
          RollupCodec.write(five, fives);
        }
        five = null;
      }
    }
    RollupCodec.write(oddQuarter.end(), quarter);
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
