package org.parkwatch.collectors.mqtt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.read.Verdict;

/**
 * One device that speaks unasked: what was heard last, and whether its session lives. Confined to
 * its broker's thread, but for the health, which anyone may ask.
 */
final class HeardDevice extends PolledDevice<int[]> {
  private static final int ON_TIME_MILLIS = 1000;

  /** Why a device is not believed. */
  record Doubt(Fault fault, String detail) {}

  private record Sender(String topic, long nanos) {}

  private static final Doubt NOT_YET = new Doubt(Fault.SILENT, "since the broker was connected");

  final HeardMake heardMake;
  final Family family;
  final Credential credential;
  final Values values;

  /** Last reported: verdict and value of each point of the plan. */
  final @Nullable Verdict[] verdicts;

  final double[] reported;

  /** Newest stamp of any of its samples; the next is not older. */
  long newestMillis;

  /** When the last sign of life of a JSON device came, by {@link System#nanoTime}. */
  long heardNanos;

  /** By topic with wildcards: which topic was heard last, and when. */
  private final Map<String, Sender> senders = new HashMap<>();

  /** Null while its session lives. */
  @Nullable Doubt doubt = NOT_YET;

  HeardDevice(Device device, HeardMake make, Family family, Credential credential) {
    super(device, make.make(), ON_TIME_MILLIS);
    heardMake = make;
    this.family = family;
    this.credential = credential;
    values = new Values(make.addresses().length);
    verdicts = new Verdict[make.plan().points()];
    reported = new double[make.plan().points()];
  }

  @Override
  public boolean unasked() {
    return true;
  }

  /**
   * Whether a message is of the one sender that is heard under a topic with wildcards. Another is
   * taken in its place only after silence: two sensors must not become one value.
   *
   * @return the topic of the sender that is heard instead; null if the message counts
   */
  @Nullable String otherSender(String wild, String topic, long nanos, long quietNanos) {
    Sender known = senders.get(wild);
    if (known != null && !known.topic().equals(topic) && nanos - known.nanos() < quietNanos) {
      return known.topic();
    }
    senders.put(wild, new Sender(topic, nanos));
    return null;
  }

  /** What was heard so far says nothing of the present any more. */
  void forget(Fault fault, String detail) {
    values.forget();
    doubt = new Doubt(fault, detail);
  }
}
