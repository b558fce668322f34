package org.parkwatch.collectors.snmp;

import java.util.EnumMap;
import java.util.Map;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.Verdict;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Turns reads into samples and hands them to the sink in batches: never one append a device.
 * Confined to its lane's thread.
 */
final class SampleWriter {
  private static final long MINUTE_MILLIS = 60_000;
  private static final byte GOOD = Quality.GOOD.code();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final SampleSink sink;
  private final SnmpOptions options;
  private final LaneFigures figures;
  private final ThrottledLog log;
  private final Map<Verdict, Fault> faults = new EnumMap<>(Verdict.class);
  private final PointValues values = new PointValues();
  private SampleBatch batch;
  private long batchSinceNanos;

  SampleWriter(SampleSink sink, SnmpOptions options, LaneFigures figures, ThrottledLog log) {
    this.sink = sink;
    this.options = options;
    this.figures = figures;
    this.log = log;
    this.batch = new SampleBatch(options.flushRows());
    faults.put(Verdict.NO_SUCH_OBJECT, Fault.NO_SUCH_OBJECT);
    faults.put(Verdict.NO_READING, Fault.NO_READING);
    faults.put(Verdict.IMPLAUSIBLE, Fault.IMPLAUSIBLE);
    faults.put(Verdict.WRONG_TYPE, Fault.WRONG_TYPE);
    faults.put(Verdict.DEVICE_ERROR, Fault.DEVICE_ERROR);
    faults.put(Verdict.REFUSED, Fault.REFUSED);
  }

  /** The points of an answer. */
  void good(DevicePoll poll, RawValues raw, long nowNanos) {
    Round round = poll.round();
    round.plan().decode(raw, values);
    long stamp = poll.stamp();
    begin(nowNanos);
    for (int i = 0; i < round.points(); i++) {
      int point = poll.device.firstPoint() + round.place(i);
      Fault fault = faults.get(values.verdict(i));
      if (fault == null) {
        batch.add(point, stamp, values.value(i), GOOD);
      } else {
        batch.addBad(point, stamp, fault.quality());
        figures.faults.add(fault);
        poll.health.fault(fault, null);
      }
    }
  }

  /** All points of the slot are BAD for one reason. */
  void bad(DevicePoll poll, Quality reason, long nowNanos) {
    Round round = poll.round();
    long stamp = poll.stamp();
    begin(nowNanos);
    for (int i = 0; i < round.points(); i++) {
      batch.addBad(poll.device.firstPoint() + round.place(i), stamp, reason);
    }
  }

  /**
   * The health points: {@code comm.up} when it changes, and all of them once a minute.
   *
   * @param sinceMillis start of collection, from which the age of a never answered device counts
   */
  void health(DevicePoll poll, boolean up, long sinceMillis) {
    long minute = Math.floorDiv(poll.slotMillis, MINUTE_MILLIS);
    boolean changed = poll.up != (up ? 1 : 0);
    boolean newMinute = minute != poll.minute;
    poll.up = up ? 1 : 0;
    poll.minute = minute;
    if (changed || newMinute) {
      add(poll, poll.make.upPlace(), poll.up);
    }
    if (newMinute) {
      long ok = poll.lastOkMillis == 0 ? sinceMillis : poll.lastOkMillis;
      double age = Math.max(0, poll.slotMillis - ok) / MILLIS_PER_SECOND;
      add(poll, poll.make.agePlace(), Math.rint(age));
      double seconds = poll.lastDurationNanos / NANOS_PER_SECOND;
      add(poll, poll.make.durationPlace(), Math.rint(seconds * 1000) / MILLIS_PER_SECOND);
    }
  }

  private void add(DevicePoll poll, int place, double value) {
    if (place >= 0) {
      batch.add(poll.device.firstPoint() + place, poll.stamp(), value, GOOD);
    }
  }

  private void begin(long nowNanos) {
    if (batch.size() == 0) {
      batchSinceNanos = nowNanos;
    }
  }

  /** Hands the batch over if it is old or large enough. */
  void flushIfDue(long nowNanos) {
    if (batch.size() >= options.flushRows()
        || (batch.size() > 0 && nowNanos - batchSinceNanos >= options.flushInterval().toNanos())) {
      flush();
    }
  }

  void flush() {
    if (batch.size() == 0) {
      return;
    }
    SampleBatch full = batch;
    batch = new SampleBatch(Math.max(64, full.size() + full.size() / 4));
    try {
      sink.append(full);
      figures.samples.addAndGet(full.size());
      figures.batches.incrementAndGet();
    } catch (RuntimeException e) {
      log.warn("sink", "sample log refused " + full.size() + " samples, they are lost: " + e);
    }
  }
}
