package org.parkwatch.collectors.poll;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.HealthKeeper;
import org.parkwatch.collectors.schedule.Backoff;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.read.RawValues;

/**
 * One device that is polled: its make, its health, and the read under way. Confined to the thread
 * that reads it, but for what says otherwise and the health, which anyone may ask.
 *
 * @param <R> what the protocol compiled to ask for the points of a round
 */
public class PolledDevice<R> {
  private static final long MILLIS_PER_SECOND = 1000;

  private final Device device;
  private final Make<R> make;
  private final int onTimeMillis;
  private final HealthKeeper health;
  private final Backoff backoff = new Backoff();

  private long slotMillis;
  private long stampMillis;
  private Round<R> round;

  /** Null while nobody looks at the device. */
  private volatile @Nullable RawKeeper raws;

  private volatile boolean hurry;

  /** Seconds that the device's clock is ahead of ours; NaN while it has told no time. */
  private volatile double clockOffset = Double.NaN;

  /** Whether somebody wants the slot under way to read everything. */
  private boolean hurried;

  long startNanos;

  /** -1 unknown, 0 down, 1 up. */
  int up = -1;

  long minute = -1;
  long lastOkMillis;
  long lastDurationNanos;

  /**
   * Takes a device that was never asked.
   *
   * @param onTimeMillis how long after its slot an answer is on time
   */
  protected PolledDevice(Device device, Make<R> make, int onTimeMillis) {
    this.device = device;
    this.make = make;
    this.onTimeMillis = onTimeMillis;
    this.health = new HealthKeeper(device.id());
    round = make.round(0);
  }

  public Device device() {
    return device;
  }

  public Make<R> make() {
    return make;
  }

  public HealthKeeper health() {
    return health;
  }

  public Backoff backoff() {
    return backoff;
  }

  /** What is read in the slot under way. */
  public Round<R> round() {
    return round;
  }

  /** When the read under way was due, UTC milliseconds. */
  public long slotMillis() {
    return slotMillis;
  }

  /**
   * A slot begins. Until the device has answered once, all its points are read in each; so they are
   * when somebody wants that.
   */
  void slot(long newSlotMillis, long tick) {
    slotMillis = newSlotMillis;
    hurried = hurry;
    if (hurried) {
      hurry = false;
    }
    round = make.round(lastOkMillis == 0 || hurried ? 0 : tick);
    stampFrom(newSlotMillis - Math.floorMod(newSlotMillis, MILLIS_PER_SECOND));
  }

  /** A read of all points beside the slots, because the device told something by itself. */
  void extra(long nowMillis) {
    slotMillis = nowMillis;
    hurried = true;
    hurry = false;
    round = make.round(0);
    stampFrom(nowMillis);
  }

  /**
   * A point's samples never go back, nor do two have one time, for the later would take the place
   * of the other: a slot in the second of an extra read is stamped just after it.
   */
  private void stampFrom(long millis) {
    boolean sameSecond = millis <= stampMillis && stampMillis - millis < MILLIS_PER_SECOND;
    stampMillis = sameSecond ? stampMillis + 1 : millis;
  }

  /** All points are read in the next slot, even if the device is left alone. Thread-safe. */
  public void hurry() {
    hurry = true;
  }

  /** Whether the slot under way is to be read though the device would be left alone. */
  public boolean hurried() {
    return hurried;
  }

  /**
   * The device, or the server that speaks for it, told its time; its point {@code
   * comm.clock.offset} follows once a minute while it answers. Thread-safe.
   *
   * @param deviceMillis its time, UTC
   * @param receivedMillis our time when it came
   */
  public void toldTime(long deviceMillis, long receivedMillis) {
    clockOffset = (deviceMillis - receivedMillis) / 1e3;
  }

  double clockOffset() {
    return clockOffset;
  }

  /** Whether the device speaks by itself: then no read takes time, and none is put off. */
  public boolean unasked() {
    return false;
  }

  /**
   * Raw values by the places of points, kept from now on until nobody has looked for a minute.
   * Thread-safe.
   */
  Map<Integer, Diagnosis.Raw> look() {
    RawKeeper keeper = raws;
    if (keeper == null) {
      keeper = new RawKeeper();
      raws = keeper;
    }
    return keeper.look();
  }

  /** Keeps the raw values of the slot under way if somebody looks. */
  void keep(RawValues raw, long nowNanos) {
    RawKeeper keeper = raws;
    if (keeper != null && !keeper.keep(round, slotMillis, raw, nowNanos)) {
      raws = null;
    }
  }

  /** How long after its slot an answer is on time. */
  int onTimeMillis() {
    return onTimeMillis;
  }

  /** Samples are stamped with the scheduled second; those of extra reads with the millisecond. */
  long stamp() {
    return stampMillis;
  }

  /** Code and address, as people look for it. */
  String where() {
    String address = device.code() + " at " + device.host() + ":" + device.port();
    return device.path().isEmpty() ? address : address + "/" + device.path();
  }

  /** Whether this still is the device that the park has now, asked in the same way. */
  boolean isStill(Device now) {
    return device.code().equals(now.code())
        && device.protocol().equals(now.protocol())
        && device.host().equals(now.host())
        && device.port() == now.port()
        && device.path().equals(now.path())
        && device.profile().equals(now.profile())
        && device.firstPoint() == now.firstPoint()
        && device.points().specs().equals(now.points().specs());
  }
}
