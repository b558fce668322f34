package org.parkwatch.telemetry.log;

import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What stands in the sample log. Everything that can change the state of an alarm is one of these.
 */
public sealed interface LogRecord {
  /** Samples of any cells, in the order in which they arrived. */
  record Samples(SampleBatch batch) implements LogRecord {}

  /**
   * Time has come this far, written once a second by the log alone; monotonic though the wall clock
   * step back.
   *
   * @param millis UTC milliseconds
   * @param afterGap true for the first watermark after nobody listened for a while, or after the
   *     wall clock stepped: pending delays re-arm and staleness counts from here
   */
  record Watermark(long millis, boolean afterGap) implements LogRecord {}

  /**
   * A command of a person or a change of configuration, opaque to the log.
   *
   * @param topic the room and what it is, such as {@code alerting.acknowledge}
   * @param payload as the owning room encodes it; nobody changes it
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque bytes: equality of commands is never asked
  record Command(String topic, byte[] payload) implements LogRecord {}
}
