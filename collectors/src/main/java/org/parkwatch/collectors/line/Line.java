package org.parkwatch.collectors.line;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.Counterpart;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.collectors.schedule.Timetable;

/**
 * All devices at one host and port, one after the other over one connection, on a virtual thread of
 * its own. Behind a serial gateway a device takes half a second to be read: the devices' slots lie
 * evenly over the interval, so that each has its part of the line, and none waits for all others.
 *
 * @param <D> a device of the protocol
 */
public abstract class Line<D extends LineDevice<?>> extends Counterpart<D> {
  /** A slot may wait for its turn as long as the slowest usual interval. */
  private static final long CATCH_UP_MILLIS = 10_000;

  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final String address;
  private final LineDesk desk;
  private final InstantSource clock;
  private final ReadAccount account;
  private final ArrayDeque<D> due = new ArrayDeque<>();
  private List<D> devices = List.of();
  private Silence silence = new Silence();
  private Timetable<D> timetable;

  /**
   * Asks nobody yet.
   *
   * @param protocol for the name of its thread
   */
  protected Line(String protocol, LineKey key, LineDesk desk) {
    super(Thread.ofVirtual().name(protocol + "-" + key), desk.log());
    address = key.toString();
    this.desk = desk;
    clock = desk.clock();
    account = desk.account();
    timetable = new Timetable<>(List.of(), clock.millis(), CATCH_UP_MILLIS);
  }

  /**
   * Asks a device for what is read in its slot, and tells the account how that ended. Calls {@link
   * #silent} or {@link #alive} for each request.
   */
  protected abstract void read(D device);

  protected final LineDesk desk() {
    return desk;
  }

  @Override
  protected final void turn() {
    lookAtTimetable();
    D device = due.poll();
    if (device == null) {
      pause(Math.clamp(timetable.nextMillis() - clock.millis(), 1, LONGEST_PAUSE_MILLIS));
      return;
    }
    try {
      if (silence.holds(device)) {
        account.cutOff(device, Fault.GATEWAY_SILENT, "at " + address, System.nanoTime());
      } else {
        account.started(device, System.nanoTime());
        read(device);
      }
    } finally {
      device.waiting = false;
    }
  }

  /** A line whose devices are the same goes on as if nothing had been. */
  @Override
  protected final void take(List<D> assigned) {
    List<D> sorted =
        assigned.stream().sorted(Comparator.comparingInt((D device) -> device.number())).toList();
    if (sorted.equals(devices)) {
      return;
    }
    lookAtTimetable();
    devices = sorted;
    due.retainAll(devices);
    silence = new Silence();
    List<Timetable.Entry<D>> entries = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      int interval = devices.get(i).make().intervalMillis();
      long place = Phase.of(address, interval) + (long) interval * i / devices.size();
      entries.add(new Timetable.Entry<>(devices.get(i), interval, (int) (place % interval)));
    }
    timetable = new Timetable<>(entries, clock.millis(), CATCH_UP_MILLIS);
  }

  /** Also between two requests: a slot that comes while its device is still busy is missed. */
  protected final void lookAtTimetable() {
    long givenUpBefore = timetable.givenUp();
    timetable.advance(clock.millis(), this::due);
    account.givenUp(timetable.givenUp() - givenUpBefore);
  }

  private void due(D device, long slotMillis, long tick) {
    if (device.waiting) {
      account.missed();
    } else if (account.due(device, slotMillis, tick, System.nanoTime())) {
      device.waiting = true;
      due.add(device);
    }
  }

  /** A request got no answer that can be used. */
  protected final void silent(D device, Fault fault) {
    if (silence.failed(device, fault, devices.size())) {
      desk.log()
          .warn(
              "gateway silent",
              "gateway %s is silent (%s); its %d units wait for it"
                  .formatted(address, fault.text(), devices.size()));
    }
  }

  /** Something answered. */
  protected final void alive() {
    if (silence.ended()) {
      desk.log().warn("gateway back", "gateway " + address + " answers again");
      devices.forEach(device -> device.backoff().answered());
    }
  }
}
