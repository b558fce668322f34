package org.parkwatch.collectors.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Writes the events of devices as samples of their event points. They carry the time of receipt,
 * not the device's, so that a clock that steps puts no clearing event before what it clears.
 * Confined to the receiver's thread, which waits where the sink does, at its limit.
 */
final class EventSamples {
  private final SampleSink sink;
  private final ThrottledLog log;

  /** By point the time of its newest sample: two of one time would be one in history. */
  private final Map<Integer, Long> newest = new HashMap<>();

  EventSamples(SampleSink sink, ThrottledLog log) {
    this.sink = sink;
    this.log = log;
  }

  /**
   * Hands over what a notification means.
   *
   * @return false if the log took it not
   */
  boolean add(DevicePoll poll, TrapPdu trap, long receivedMillis) {
    List<ToldEvents.Meaning> meanings = poll.events.of(trap);
    if (meanings.isEmpty()) {
      return true;
    }
    SampleBatch batch = new SampleBatch(meanings.size());
    for (ToldEvents.Meaning meaning : meanings) {
      int point = poll.device().firstPoint() + meaning.place();
      long millis = Math.max(receivedMillis, newest.getOrDefault(point, 0L) + 1);
      newest.put(point, millis);
      batch.add(point, millis, meaning.state().code(), Quality.GOOD.code());
    }
    try {
      sink.append(batch);
      return true;
    } catch (RuntimeException e) {
      log.warn("sink", "sample log refused an event of " + poll.device().code() + ": " + e);
      return false;
    }
  }
}
