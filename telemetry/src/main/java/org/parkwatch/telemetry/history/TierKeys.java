package org.parkwatch.telemetry.history;

import java.nio.ByteBuffer;

/**
 * Keys of rows. The highest bits tell the kind (0: chunks, then the tiers, then rows of cells),
 * then comes a period of time, the point or cell, and the span in the period.
 *
 * <p>What is written together lies side by side and is never rewritten for what comes later: the
 * period of chunks, minutes (a record holds the 15 of a quarter) and rows of cells is the quarter
 * itself. For quarters it is an hour, which is what the next tier is made of in one sweep; for
 * hours a day, for days 32 days, so that a point's year is not a seek for each.
 */
final class TierKeys {
  static final int QUARTERS_OF_HOUR = 4;
  static final int HOURS_OF_DAY = 24;
  static final int DAYS_OF_PERIOD = 32;

  /** Kinds of rows that are of points; those of cells come behind them. */
  static final int POINT_KINDS = 5;

  private static final int TIER_SHIFT = 28;

  /** No period is later. */
  static final int MOST_PERIOD = (1 << TIER_SHIFT) - 1;

  /** Rows of a cell and quarter: frames. */
  static final int FRAMES = 5;

  /** Rows of a cell and quarter: roll-ups of five minutes. */
  static final int FIVES = 6;

  /** What is known of the others as a whole. */
  static final int META = 7;

  private TierKeys() {}

  private static int tag(Tier tier) {
    return switch (tier) { // 0 are chunks
      case MINUTE -> 1;
      case QUARTER -> 2;
      case HOUR -> 3;
      case DAY -> 4;
    };
  }

  static byte[] key(int tag, int period, int point, int slot) {
    return ByteBuffer.allocate(Quarters.KEY_BYTES)
        .putInt(tag << TIER_SHIFT | period)
        .putInt(point)
        .put((byte) slot)
        .array();
  }

  /** Where the chunks end and roll-ups begin. */
  static byte[] afterChunks() {
    return key(1, 0, 0, 0);
  }

  /** 0 for chunks, then the tiers, {@link #FRAMES}, {@link #FIVES} and {@link #META}. */
  static int kind(byte[] key) {
    return key[0] >>> (TIER_SHIFT - 3 * Byte.SIZE);
  }

  /** What is known of the roll-ups as a whole. */
  static byte[] meta() {
    return key(META, 0, 0, 0);
  }

  /** First key of a period from a point on. */
  static byte[] from(Tier tier, int period, int point) {
    return key(tag(tier), period, point, 0);
  }

  /** Whether the period of a kind's rows is the quarter itself. */
  static boolean isByQuarter(int kind) {
    return kind == 0 || kind == tag(Tier.MINUTE) || kind == FRAMES || kind == FIVES;
  }

  /** Whether rows of a kind are folded of others, so that there are few. */
  static boolean isFolded(int kind) {
    return kind == tag(Tier.HOUR) || kind == tag(Tier.DAY);
  }

  /** Rows of a tier that one period has at most; of minutes a row is a quarter, as its period. */
  static int slots(Tier tier) {
    return switch (tier) {
      case MINUTE -> 1;
      case QUARTER -> QUARTERS_OF_HOUR;
      case HOUR -> HOURS_OF_DAY;
      case DAY -> DAYS_OF_PERIOD;
    };
  }

  /**
   * The rows of a point in one period.
   *
   * @param slot the first, {@code endSlot} the one after the last
   */
  static ChunkStore.Span span(Tier tier, int period, int point, int slot, int endSlot) {
    return new ChunkStore.Span(
        key(tag(tier), period, point, slot), key(tag(tier), period, point, endSlot));
  }

  /**
   * A row of a cell and quarter.
   *
   * @param kind {@link #FRAMES} or {@link #FIVES}
   */
  static byte[] cellRow(int kind, int cell, int quarter) {
    return key(kind, quarter, cell, 0);
  }

  /** The row of a cell and quarter. */
  static ChunkStore.Span cellRows(int kind, int cell, int quarter) {
    return new ChunkStore.Span(key(kind, quarter, cell, 0), key(kind, quarter, cell, 1));
  }

  /** First key of the rows of cells from a quarter on. */
  static byte[] cellRowsFrom(int kind, int quarter) {
    return key(kind, quarter, 0, 0);
  }

  /** From which quarter on there are rows of cells. */
  static byte[] cellRowsMeta(int kind) {
    return key(META, 0, 0, kind == FRAMES ? 1 : 2);
  }

  static byte[] minutes(int point, int quarter) {
    return key(tag(Tier.MINUTE), quarter, point, 0);
  }

  static byte[] quarter(int point, int quarter) {
    return key(tag(Tier.QUARTER), hourOf(quarter), point, Math.floorMod(quarter, QUARTERS_OF_HOUR));
  }

  static byte[] hour(int point, int hour) {
    return key(
        tag(Tier.HOUR),
        Math.floorDiv(hour, HOURS_OF_DAY),
        point,
        Math.floorMod(hour, HOURS_OF_DAY));
  }

  /** Of a day of the site, counted from 1970. */
  static byte[] day(int point, int day) {
    return key(
        tag(Tier.DAY),
        Math.floorDiv(day, DAYS_OF_PERIOD),
        point,
        Math.floorMod(day, DAYS_OF_PERIOD));
  }

  /** Hours from 1970 in UTC. */
  static int hourOf(int quarter) {
    return Math.floorDiv(quarter, QUARTERS_OF_HOUR);
  }

  /** The kind of row that a key belongs to, as people call it. */
  static String kindOf(byte[] key) {
    return switch (kind(key)) {
      case 0 -> "samples";
      case 1 -> "minutes";
      case 2 -> "quarters";
      case 3 -> "hours";
      case 4 -> "days";
      case FRAMES -> "frames";
      case FIVES -> "five minutes";
      default -> "notes";
    };
  }

  /** The UTC day in which the period of a key begins, counted from 1970. */
  static int dayOf(byte[] key) {
    return switch (kind(key)) {
      case 2 -> periodOf(key) / HOURS_OF_DAY;
      case 3 -> periodOf(key);
      case 4 -> periodOf(key) * DAYS_OF_PERIOD;
      default -> periodOf(key) / Quarters.OF_DAY;
    };
  }

  static int periodOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt() & MOST_PERIOD;
  }

  static int slotOf(byte[] key) {
    return key[Quarters.KEY_BYTES - 1];
  }
}
