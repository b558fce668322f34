package org.parkwatch.collectors.modbus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterpart;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.collectors.schedule.Timetable;
import org.parkwatch.profiles.read.RawValues;

/**
 * All units at one host and port, one after the other over one connection, on a virtual thread of
 * its own. Behind a serial gateway a unit takes half a second to be read: the units' slots lie
 * evenly over the interval, so that each has its part of the line, and none waits for all others.
 */
final class Line extends Counterpart<Unit> {
  /** A slot may wait for its turn as long as the slowest usual interval. */
  private static final long CATCH_UP_MILLIS = 10_000;

  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final String address;
  private final ModbusOptions options;
  private final InstantSource clock;
  private final CollectorCounters counters;
  private final ReadAccount account;
  private final ThrottledLog log;
  private final Connection connection;
  private final ArrayDeque<Unit> due = new ArrayDeque<>();
  private final RawValues raw = new RawValues(64);
  private List<Unit> units = List.of();
  private Silence silence = new Silence();
  private Timetable<Unit> timetable;

  Line(
      LineKey key,
      ModbusOptions options,
      InstantSource clock,
      CollectorCounters counters,
      ReadAccount account,
      ThrottledLog log) {
    super(Thread.ofVirtual().name("modbus-" + key), log);
    address = key.toString();
    this.options = options;
    this.clock = clock;
    this.counters = counters;
    this.account = account;
    this.log = log;
    connection =
        new Connection(
            key.host(), key.port(), options.connectTimeout(), counters.dropped, System::nanoTime);
    timetable = new Timetable<>(List.of(), clock.millis(), CATCH_UP_MILLIS);
  }

  @Override
  protected void turn() {
    lookAtTimetable();
    Unit unit = due.poll();
    if (unit == null) {
      pause(Math.clamp(timetable.nextMillis() - clock.millis(), 1, LONGEST_PAUSE_MILLIS));
      return;
    }
    try {
      if (silence.holds(unit)) {
        account.cutOff(unit, Fault.GATEWAY_SILENT, "at " + address, System.nanoTime());
      } else {
        read(unit);
      }
    } finally {
      unit.waiting = false;
    }
  }

  /** A line whose units are the same goes on as if nothing had been. */
  @Override
  protected void take(List<Unit> assigned) {
    List<Unit> sorted = assigned.stream().sorted(Comparator.comparingInt(Unit::number)).toList();
    if (sorted.equals(units)) {
      return;
    }
    lookAtTimetable();
    units = sorted;
    due.retainAll(units);
    silence = new Silence();
    List<Timetable.Entry<Unit>> entries = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      int interval = units.get(i).make().intervalMillis();
      long place = Phase.of(address, interval) + (long) interval * i / units.size();
      entries.add(new Timetable.Entry<>(units.get(i), interval, (int) (place % interval)));
    }
    timetable = new Timetable<>(entries, clock.millis(), CATCH_UP_MILLIS);
  }

  @Override
  protected void end() {
    connection.close();
  }

  /** Also between two requests: a slot that comes while its unit is still busy is missed. */
  private void lookAtTimetable() {
    long givenUpBefore = timetable.givenUp();
    timetable.advance(clock.millis(), this::due);
    account.givenUp(timetable.givenUp() - givenUpBefore);
  }

  private void due(Unit unit, long slotMillis, long tick) {
    if (unit.waiting) {
      account.missed();
    } else if (account.due(unit, slotMillis, tick, System.nanoTime())) {
      unit.waiting = true;
      due.add(unit);
    }
  }

  private void read(Unit unit) {
    account.started(unit, System.nanoTime());
    List<BlockRequest> requests = unit.round().requests();
    raw.reset(unit.round().plan().addresses().size());
    Duration timeout = unit.behindGateway() ? options.gatewayTimeout() : options.timeout();
    for (BlockRequest request : requests) {
      counters.requests.incrementAndGet();
      counters.inFlight.incrementAndGet();
      Reply reply = connection.exchange(request, unit.number(), timeout);
      counters.inFlight.decrementAndGet();
      if (reply instanceof Reply.Failure(Fault fault, String detail)) {
        silent(unit, fault);
        account.failed(unit, fault, detail + " for " + request, System.nanoTime());
        return;
      }
      alive();
      if (reply instanceof Reply.Refusal refusal) {
        if (refusal.unitSilent()) {
          account.failed(unit, Fault.UNIT_SILENT, "(" + refusal.text() + ")", System.nanoTime());
          return;
        }
        refused(unit, request, refusal);
      } else {
        request.take(connection.places(), raw);
      }
      lookAtTimetable();
    }
    account.answered(unit, raw, System.nanoTime());
  }

  /** The unit does not give these registers; the others are read all the same. */
  private void refused(Unit unit, BlockRequest request, Reply.Refusal refusal) {
    Fault fault = refusal.noSuchAddress() ? Fault.NO_SUCH_OBJECT : Fault.DEVICE_ERROR;
    if (refusal.noSuchAddress()) {
      request.noSuchObject(raw);
    } else {
      request.deviceError(raw);
    }
    unit.health()
        .fault(
            fault,
            "%s: %s (%s for %s)"
                .formatted(unit.device().code(), fault.text(), refusal.text(), request),
            clock.millis());
  }

  private void silent(Unit unit, Fault fault) {
    if (silence.failed(unit, fault, units.size())) {
      log.warn(
          "gateway silent",
          "gateway %s is silent (%s); its %d units wait for it"
              .formatted(address, fault.text(), units.size()));
    }
  }

  private void alive() {
    if (silence.ended()) {
      log.warn("gateway back", "gateway " + address + " answers again");
      units.forEach(unit -> unit.backoff().answered());
    }
  }
}
