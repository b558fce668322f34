package org.parkwatch.collectors.poll;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.parkwatch.collectors.health.CollectorCounters;
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
 * Thread-safe. It waits only where the sink does, at its limit.
 */
public final class SampleWriter {
  /** Samples are handed over at least this often, */
  static final Duration FLUSH_INTERVAL = Duration.ofMillis(50);

  /** and as soon as so many have gathered. */
  private static final int FLUSH_ROWS = 8192;

  private static final long MINUTE_MILLIS = 60_000;
  private static final byte GOOD = Quality.GOOD.code();
  private static final byte UNCERTAIN = Quality.UNCERTAIN_DEVICE.code();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final Map<Verdict, Fault> FAULTS =
      new EnumMap<>(
          Map.of(
              Verdict.NO_SUCH_OBJECT, Fault.NO_SUCH_OBJECT,
              Verdict.NO_READING, Fault.NO_READING,
              Verdict.IMPLAUSIBLE, Fault.IMPLAUSIBLE,
              Verdict.WRONG_TYPE, Fault.WRONG_TYPE,
              Verdict.DEVICE_ERROR, Fault.DEVICE_ERROR,
              Verdict.REFUSED, Fault.REFUSED));

  private final SampleSink sink;
  private final CollectorCounters counters;
  private final ThrottledLog log;
  private final PointValues values = new PointValues();
  private SampleBatch batch = new SampleBatch(FLUSH_ROWS);
  private long batchSinceNanos;

  /** Whether the log refused samples since {@link #handOver} was called last. */
  private boolean refused;

  public SampleWriter(SampleSink sink, CollectorCounters counters, ThrottledLog log) {
    this.sink = sink;
    this.counters = counters;
    this.log = log;
  }

  /**
   * Why a point that could be read is BAD all the same.
   *
   * @throws IllegalArgumentException for GOOD
   */
  public static Fault fault(Verdict verdict) {
    Fault fault = FAULTS.get(verdict);
    if (fault == null) {
      throw new IllegalArgumentException(verdict + " is no fault");
    }
    return fault;
  }

  /**
   * The points of an answer.
   *
   * @return how many of them are BAD all the same
   */
  synchronized int good(PolledDevice<?> device, RawValues raw, long nowNanos) {
    Round<?> round = device.round();
    round.plan().decode(raw, values);
    long stamp = device.stamp();
    int first = device.device().firstPoint();
    int bad = 0;
    begin(nowNanos);
    for (int i = 0; i < round.points(); i++) {
      int point = first + round.place(i);
      Fault fault = FAULTS.get(values.verdict(i));
      if (fault == null) {
        batch.add(point, stamp, values.value(i), values.uncertain(i) ? UNCERTAIN : GOOD);
      } else {
        batch.addBad(point, stamp, fault.quality());
        counters.faults.add(fault);
        device.health().fault(fault);
        bad++;
      }
    }
    return bad;
  }

  /** All points of the slot are BAD for one reason. */
  synchronized void bad(PolledDevice<?> device, Quality reason, long nowNanos) {
    Round<?> round = device.round();
    long stamp = device.stamp();
    int first = device.device().firstPoint();
    begin(nowNanos);
    for (int i = 0; i < round.points(); i++) {
      batch.addBad(first + round.place(i), stamp, reason);
    }
  }

  /**
   * The health points: {@code comm.up} when it changes, and all of them once a minute.
   *
   * @param sinceMillis start of collection, from which the age of a never answered device counts
   */
  synchronized void health(PolledDevice<?> device, boolean up, long sinceMillis) {
    long minute = Math.floorDiv(device.slotMillis(), MINUTE_MILLIS);
    boolean changed = device.up != (up ? 1 : 0);
    boolean newMinute = minute != device.minute;
    device.up = up ? 1 : 0;
    device.minute = minute;
    if (changed || newMinute) {
      add(device, device.make().upPlace(), device.up);
    }
    if (newMinute) {
      long ok = device.lastOkMillis == 0 ? sinceMillis : device.lastOkMillis;
      double age = Math.max(0, device.slotMillis() - ok) / MILLIS_PER_SECOND;
      add(device, device.make().agePlace(), Math.rint(age));
      double seconds = device.lastDurationNanos / NANOS_PER_SECOND;
      add(device, device.make().durationPlace(), Math.rint(seconds * 1000) / MILLIS_PER_SECOND);
      double offset = device.clockOffset();
      if (up && !Double.isNaN(offset)) {
        add(device, device.make().clockOffsetPlace(), Math.rint(offset * 10) / 10);
      }
    }
  }

  private void add(PolledDevice<?> device, int place, double value) {
    if (place >= 0) {
      batch.add(device.device().firstPoint() + place, device.stamp(), value, GOOD);
    }
  }

  /**
   * One sample as it came, for protocols whose devices speak unasked.
   *
   * @param value ignored where the quality is BAD
   */
  public synchronized void sample(
      int point, long epochMillis, double value, Quality quality, long nowNanos) {
    begin(nowNanos);
    if (Quality.usable(quality.code())) {
      batch.add(point, epochMillis, value, quality.code());
    } else {
      batch.addBad(point, epochMillis, quality);
    }
  }

  private void begin(long nowNanos) {
    if (batch.size() == 0) {
      batchSinceNanos = nowNanos;
    }
  }

  /** Hands the batch over if it is old or large enough. */
  public synchronized void flushIfDue(long nowNanos) {
    if (batch.size() >= FLUSH_ROWS || nowNanos - batchSinceNanos >= FLUSH_INTERVAL.toNanos()) {
      flush();
    }
  }

  /** Hands the batch over. */
  public synchronized void flush() {
    if (batch.size() == 0) {
      return;
    }
    SampleBatch full = batch;
    batch = new SampleBatch(Math.max(64, full.size() + full.size() / 4));
    try {
      sink.append(full);
      counters.samples.addAndGet(full.size());
      counters.batches.incrementAndGet();
    } catch (RuntimeException e) {
      refused = true;
      log.warn("sink", "sample log refused " + full.size() + " samples, they are lost: " + e);
    }
  }

  /**
   * Hands the batch over.
   *
   * @return whether the log took all samples since this was asked last, those too that had gone
   *     before; if not, whoever can must tell them once more
   */
  public synchronized boolean handOver() {
    flush();
    boolean taken = !refused;
    refused = false;
    return taken;
  }
}
