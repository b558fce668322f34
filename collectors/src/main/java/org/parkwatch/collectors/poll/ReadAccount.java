package org.parkwatch.collectors.poll;

import java.time.InstantSource;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Keeps account of promised reads: each ends here as one thing, and whatever that is leaves samples
 * of all its points. Thread-safe, as long as one thread at a time reads a device.
 */
public final class ReadAccount {
  private final InstantSource clock;
  private final CollectorCounters counters;
  private final SampleWriter writer;
  private final ThrottledLog log;
  private final long startMillis;

  public ReadAccount(
      InstantSource clock, CollectorCounters counters, SampleWriter writer, ThrottledLog log) {
    this.clock = clock;
    this.counters = counters;
    this.writer = writer;
    this.log = log;
    startMillis = clock.millis();
  }

  /** A slot came while the read before had not ended. */
  public void missed() {
    counters.promised.incrementAndGet();
    counters.missed.incrementAndGet();
  }

  /** Slots passed while nobody looked at the timetable. */
  public void givenUp(long slots) {
    counters.missed.addAndGet(slots);
  }

  /**
   * A device is due.
   *
   * @return whether it is to be asked; if not, its points are BAD already
   */
  public boolean due(PolledDevice<?> device, long slotMillis, long tick, long nowNanos) {
    counters.promised.incrementAndGet();
    device.slot(slotMillis, tick);
    if (device.hurried() || device.backoff().asks(slotMillis)) {
      return true;
    }
    notAsked(device, Quality.BAD_BACKED_OFF, nowNanos);
    return false;
  }

  /**
   * A device that was due is not asked, because what it hangs on is known to be silent. It is not
   * asked less often for that.
   *
   * @param detail what it hangs on
   */
  public void cutOff(PolledDevice<?> device, Fault fault, String detail, long nowNanos) {
    // that a gateway is silent its probes say; why there is no session with a server may change
    boolean known =
        device.up == 0 && (fault == Fault.GATEWAY_SILENT || fault == device.health().reason());
    if (!known) {
      counters.faults.add(fault);
      device.health().cutOff(fault, error(device, fault, detail), clock.millis());
    }
    notAsked(device, fault.quality(), nowNanos);
  }

  /**
   * A device is to be asked for everything now, beside its slots, though it be left alone. A
   * promise like any other: {@link #started} follows.
   */
  public void extra(PolledDevice<?> device) {
    counters.promised.incrementAndGet();
    device.extra(clock.millis());
  }

  private void notAsked(PolledDevice<?> device, Quality reason, long nowNanos) {
    counters.backedOff.incrementAndGet();
    device.health().notAsked(device.round().points());
    writer.bad(device, reason, nowNanos);
    writer.health(device, false, startMillis);
  }

  private static String error(PolledDevice<?> device, Fault fault, String detail) {
    return "%s: %s %s".formatted(device.where(), fault.text(), detail);
  }

  /**
   * What was heard of a device is to be confirmed, for protocols whose devices speak unasked: how
   * often does not depend on how it is doing. Ends with {@link #answered} or {@link #failed}.
   */
  public void confirms(PolledDevice<?> device, long slotMillis, long tick, long nowNanos) {
    counters.promised.incrementAndGet();
    device.slot(slotMillis, tick);
    started(device, nowNanos);
  }

  /** The first request of a read goes out. */
  public void started(PolledDevice<?> device, long nowNanos) {
    device.startNanos = nowNanos;
    device.health().asked();
    long lateMillis = clock.millis() - device.slotMillis();
    counters.worstStartMillis.accumulateAndGet(lateMillis, Math::max);
  }

  /** The device answered all that was asked. */
  public void answered(PolledDevice<?> device, RawValues raw, long nowNanos) {
    boolean onTime = clock.millis() - device.slotMillis() <= device.onTimeMillis();
    (onTime ? counters.onTime : counters.late).incrementAndGet();
    device.lastDurationNanos = nowNanos - device.startNanos;
    device.lastOkMillis = device.slotMillis();
    if (device.backoff().failures() > 0) {
      log.warn("answers again", device.device().code() + " answers again");
    }
    device.backoff().answered();
    int bad = writer.good(device, raw, nowNanos);
    int good = device.round().points() - bad;
    device.health().answered(device.slotMillis(), device.lastDurationNanos, onTime, good, bad);
    device.keep(raw, nowNanos);
    writer.health(device, true, startMillis);
  }

  /**
   * The read ends without an answer that can be used.
   *
   * @param detail what is known beyond the fault; never a secret
   */
  public void failed(PolledDevice<?> device, Fault fault, String detail, long nowNanos) {
    counters.failed.incrementAndGet();
    if (device.up == 1) {
      counters.lost.incrementAndGet();
    }
    counters.faults.add(fault);
    device.lastDurationNanos = nowNanos - device.startNanos;
    device.backoff().failed(device.slotMillis());
    String error = error(device, fault, detail);
    device
        .health()
        .failed(
            fault,
            error,
            device.lastDurationNanos,
            clock.millis(),
            device.unasked() ? 0 : device.backoff().notBeforeMillis(),
            device.round().points());
    if (device.backoff().failures() == 1) {
      log.warn(fault.name(), error);
    }
    writer.bad(device, fault.quality(), nowNanos);
    writer.health(device, false, startMillis);
  }
}
