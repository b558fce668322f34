package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.Verdict;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Turns what was heard into samples, by the rule of this package. Confined to one broker's thread.
 */
final class Reporter {
  private static final long SECOND_MILLIS = 1000;

  private final InstantSource clock;
  private final CollectorCounters counters;
  private final SampleWriter writer;
  private final ReadAccount account;
  private final ThrottledLog log;
  private final RawValues raw = new RawValues(256);
  private final PointValues decoded = new PointValues();

  Reporter(
      InstantSource clock,
      CollectorCounters counters,
      SampleWriter writer,
      ReadAccount account,
      ThrottledLog log) {
    this.log = log;
    this.clock = clock;
    this.counters = counters;
    this.writer = writer;
    this.account = account;
  }

  /**
   * A message of the device was taken: points that changed are reported at once.
   *
   * @param sourceMillis when the source says it was, UTC; 0 if it does not say
   * @param receivedMillis when it came
   */
  void arrived(HeardDevice device, long sourceMillis, long receivedMillis) {
    HeardMake make = device.heardMake;
    device.values.fill(raw, make.addresses());
    make.plan().decode(raw, decoded);
    if (sourceMillis != 0) {
      device.toldTime(sourceMillis, receivedMillis);
    }
    boolean trusted =
        sourceMillis == 0 || Math.abs(receivedMillis - sourceMillis) <= make.clockBoundMillis();
    if (!trusted) {
      fault(device, Fault.CLOCK, null);
    }
    long told = sourceMillis == 0 || !trusted ? receivedMillis : sourceMillis;
    long stamp = Math.max(Math.min(told, receivedMillis), device.newestMillis);
    Quality usable = trusted ? Quality.GOOD : Quality.UNCERTAIN_CLOCK;
    int first = device.device().firstPoint();
    long now = System.nanoTime();
    for (int i = 0; i < device.reported.length; i++) {
      Verdict verdict = decoded.verdict(i);
      double value = decoded.value(i);
      boolean good = verdict == Verdict.GOOD;
      if (verdict == device.verdicts[i] && (!good || value == device.reported[i])) {
        continue;
      }
      device.verdicts[i] = verdict;
      device.reported[i] = value;
      Quality quality = usable;
      if (!good) {
        Fault fault = SampleWriter.fault(verdict);
        quality = fault.quality();
        fault(device, fault, null);
      }
      writer.sample(first + make.place(i), stamp, value, quality, now);
      device.newestMillis = stamp;
    }
  }

  /** A scheduled second: what was heard is confirmed, or is BAD for the reason of the doubt. */
  void due(HeardDevice device, long slotMillis, long tick) {
    long now = System.nanoTime();
    account.confirms(device, notBefore(device, slotMillis), tick, now);
    HeardDevice.Doubt doubt = device.doubt;
    if (doubt == null) {
      device.values.fill(raw, device.round().requests());
      account.answered(device, raw, now);
    } else {
      account.failed(device, doubt.fault(), doubt.detail(), now);
      forgetReported(device);
    }
  }

  /** Somebody said that the device is not to be believed: all its points are BAD at once. */
  void doubted(HeardDevice device, Fault fault, String detail) {
    boolean believed = device.doubt == null;
    device.forget(fault, detail);
    if (believed) {
      due(device, clock.millis(), 0); // in slot 0 all points are due
    } else {
      fault(device, fault, detail);
    }
  }

  /** Something was wrong that does not make the values doubtful. */
  void fault(HeardDevice device, Fault fault, @Nullable String detail) {
    counters.faults.add(fault);
    if (detail == null) {
      device.health().fault(fault);
    } else {
      String line = "%s: %s %s".formatted(device.device().code(), fault.text(), detail);
      device.health().fault(fault, line, clock.millis());
    }
  }

  /** A message belongs to no device of the park: dropped and counted. */
  void unknownTopic(String what) {
    counters.faults.add(Fault.UNKNOWN_TOPIC);
    counters.strangers.add(Fault.UNKNOWN_TOPIC);
    dropped(what);
  }

  /** A message below a device's own topic says nothing that we know of: dropped and counted. */
  void unknownTopic(HeardDevice device, String what) {
    fault(device, Fault.UNKNOWN_TOPIC, what);
    dropped(what);
  }

  /** A device sends something that no point can be read from. */
  void notRead(HeardDevice device, String what) {
    log.warn("not read", "%s sends %s, which are not read".formatted(device.device().code(), what));
  }

  private void dropped(String what) {
    counters.dropped.incrementAndGet();
    log.warn("unknown topic", "MQTT messages of no device of the park, such as " + what);
  }

  private static void forgetReported(HeardDevice device) {
    Arrays.fill(device.verdicts, null);
  }

  /** Samples of a slot are stamped with its whole second, which must not lie before the newest. */
  private static long notBefore(HeardDevice device, long slotMillis) {
    long second = Math.floorDiv(slotMillis, SECOND_MILLIS) * SECOND_MILLIS;
    long slot = slotMillis;
    if (second < device.newestMillis) {
      slot = Math.ceilDiv(device.newestMillis, SECOND_MILLIS) * SECOND_MILLIS;
      second = slot;
    }
    device.newestMillis = second;
    return slot;
  }
}
