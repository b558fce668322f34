package org.parkwatch.telemetry.history;

import java.nio.ByteBuffer;

/**
 * Keys of roll-ups, in the same store as chunks so that both are written as one. The highest bits
 * tell the tier (0: chunks), then comes a period of time, the point, and the span in the period.
 *
 * <p>The period is what goes at once when a tier is shortened, and what is read in one sweep when
 * the next tier is made of it: for minutes a day (a record holds the 15 of a quarter), for quarters
 * an hour, for hours a day, for days 32 days.
 */
final class TierKeys {
  static final int QUARTERS_OF_HOUR = 4;
  static final int HOURS_OF_DAY = 24;
  static final int DAYS_OF_PERIOD = 32;

  private static final int TIER_SHIFT = 28;

  /** No period is later. */
  static final int MOST_PERIOD = (1 << TIER_SHIFT) - 1;

  /** Rows of a cell and quarter: frames. */
  static final int FRAMES = 5;

  /** Rows of a cell and quarter: roll-ups of five minutes. */
  static final int FIVES = 6;

  private static final int META = 7;

  private TierKeys() {}

  private static int tag(Tier tier) {
    return switch (tier) { // 0 are chunks
      case MINUTE -> 1;
      case QUARTER -> 2;
      case HOUR -> 3;
      case DAY -> 4;
    };
  }

  private static byte[] key(int tag, int period, int point, int slot) {
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

  /** What is known of the roll-ups as a whole. */
  static byte[] meta() {
    return key(META, 0, 0, 0);
  }

  /** First key of a period from a point on. */
  static byte[] from(Tier tier, int period, int point) {
    return key(tag(tier), period, point, 0);
  }

  /** Rows of a tier that one period has at most: of minutes a row is a quarter, else its span. */
  static int slots(Tier tier) {
    return switch (tier) {
      case MINUTE -> Quarters.OF_DAY;
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
    return key(kind, Quarters.day(quarter), cell, Math.floorMod(quarter, Quarters.OF_DAY));
  }

  /** Quarter of a row of a cell. */
  static int quarterOfCellRow(byte[] key) {
    return periodOf(key) * Quarters.OF_DAY + slotOf(key);
  }

  /** Rows of a cell from one quarter to another of the same day, both included. */
  static ChunkStore.Span cellRows(int kind, int cell, int firstQuarter, int lastQuarter) {
    byte[] end = cellRow(kind, cell, lastQuarter);
    end[Quarters.KEY_BYTES - 1]++;
    return new ChunkStore.Span(cellRow(kind, cell, firstQuarter), end);
  }

  /** First key of the rows of cells of a day, counted from 1970. */
  static byte[] cellRowsFrom(int kind, int day) {
    return key(kind, day, 0, 0);
  }

  /** From which quarter on there are rows of cells. */
  static byte[] cellRowsMeta(int kind) {
    return key(META, 0, 0, kind == FRAMES ? 1 : 2);
  }

  static byte[] minutes(int point, int quarter) {
    return key(
        tag(Tier.MINUTE), Quarters.day(quarter), point, Math.floorMod(quarter, Quarters.OF_DAY));
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
    return switch (ByteBuffer.wrap(key).getInt() >>> TIER_SHIFT) {
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

  static int periodOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt() & MOST_PERIOD;
  }

  static int slotOf(byte[] key) {
    return key[Quarters.KEY_BYTES - 1];
  }
}
