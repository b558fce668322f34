package org.parkwatch.telemetry.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts one watermark a second among the records, at full seconds. Confined to the log's writer.
 *
 * <p>A flagged watermark stands at the head of its group: whoever evaluates samples stamped after a
 * step of the clock has then heard of the step. A plain one stands at the end: the samples before
 * it had come by then.
 */
final class Watermarks {
  /** No watermark was ever written. */
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1000;

  private final LogClock clock;
  private final long gapMillis;
  private long last;

  Watermarks(LogClock clock, long gapMillis, long last) {
    this.clock = clock;
    this.gapMillis = gapMillis;
    this.last = last;
  }

  /** The newest watermark, or {@link #NONE}. */
  long last() {
    return last;
  }

  /**
   * The records with the watermark that is due. Read after the records were taken: a sample stamped
   * after a step cannot stand in an earlier group than the flagged watermark.
   */
  List<LogRecord> among(List<LogRecord> records) {
    long second = Math.floorDiv(clock.millis(), SECOND) * SECOND;
    if (last != NONE && second <= last) {
      return records;
    }
    boolean afterGap = last == NONE || second - last > gapMillis;
    last = second;
    List<LogRecord> marked = new ArrayList<>(records.size() + 1);
    LogRecord.Watermark mark = new LogRecord.Watermark(second, afterGap);
    if (afterGap) {
      marked.add(mark);
    }
    marked.addAll(records);
    if (!afterGap) {
      marked.add(mark);
    }
    return marked;
  }
}
