package org.parkwatch.collectors.modbus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Line;
import org.parkwatch.collectors.line.LineDesk;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.line.Wire;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.read.RawValues;

/** The Modbus units at one host and port. See the parent. */
final class ModbusLine extends Line<Unit> {
  /** A line that is to be used as a serial one must have been silent so long. */
  private static final Duration QUIET = Duration.ofMillis(50);

  /** Requests that are narrowed in one round: more would keep the others on the line waiting. */
  private static final int MOST_NARROWED = 8;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LineKey key;
  private final ModbusOptions options;
  private final CollectorCounters counters;
  private final ReadAccount account;
  private final RawValues raw = new RawValues(64);
  private @Nullable Connection connection;

  /** When the newest exchange ended. */
  private long answeredNanos = System.nanoTime();

  ModbusLine(LineKey key, ModbusOptions options, LineDesk desk) {
    super("modbus", key, desk);
    this.key = key;
    this.options = options;
    counters = desk.counters();
    account = desk.account();
  }

  @Override
  protected void end() {
    if (connection != null) {
      connection.close();
    }
  }

  private Connection connection(Framing framing) {
    Connection known = connection;
    if (known != null && known.framing() == framing) {
      return known;
    }
    end();
    Duration quiet = framing == Framing.RTU ? QUIET : Duration.ZERO;
    Wire wire = new Wire(key, options.connectTimeout(), quiet, counters.dropped, System::nanoTime);
    Connection fresh = new Connection(wire, framing);
    connection = fresh;
    return fresh;
  }

  @Override
  protected void read(Unit unit) {
    Connection asked = connection(unit.framing());
    if (unit.known || identified(unit, asked)) {
      registers(unit, asked);
    }
    if (unit.oddities().has(Oddity.CONNECTION_A_READ)) {
      asked.close();
    }
  }

  /** Whether the unit is of the make that its profile is for; if not, the read has failed. */
  private boolean identified(Unit unit, Connection asked) {
    MakeCheck check =
        new MakeCheck(
            request -> exchange(asked, unit, request),
            count -> Arrays.copyOf(asked.places(), count));
    MakeCheck.Outcome outcome = check.check(unit.marks());
    long now = System.nanoTime();
    switch (outcome) {
      case MakeCheck.Outcome.Fits fits -> unit.known = true;
      case MakeCheck.Outcome.Other(String found) ->
          account.failed(unit, Fault.OTHER_MAKE, "(" + found + ")", now);
      case MakeCheck.Outcome.Silent(Reply.Refusal refusal) ->
          account.failed(unit, Fault.UNIT_SILENT, "(" + refusal.text() + ")", now);
      case MakeCheck.Outcome.Unknown(Reply.Failure failure, UnitRequest request) -> {
        silent(unit, failure.fault());
        account.failed(unit, failure.fault(), failure.detail() + " for " + request, now);
      }
    }
    return unit.known;
  }

  private void registers(Unit unit, Connection asked) {
    ArrayDeque<BlockRequest> open = new ArrayDeque<>(unit.requests());
    Set<BlockRequest> wereBusy = new HashSet<>();
    Set<BlockRequest> narrowed = new HashSet<>();
    raw.reset(unit.round().plan().addresses().size());
    while (!open.isEmpty()) {
      BlockRequest request = open.remove();
      switch (exchange(asked, unit, request)) {
        case Reply.Places places -> {
          raw.received(desk().clock().millis());
          request.take(asked.places(), raw);
        }
        case Reply.Objects objects -> throw new IllegalStateException("nobody asked for them");
        case Reply.Failure(Fault fault, String detail) -> {
          unit.doubt();
          silent(unit, fault);
          account.failed(unit, fault, detail + " for " + request, System.nanoTime());
          return;
        }
        case Reply.Refusal refusal when refusal.unitSilent() -> {
          unit.doubt();
          String text = "(" + refusal.text() + ")";
          account.failed(unit, Fault.UNIT_SILENT, text, System.nanoTime());
          return;
        }
        case Reply.Refusal refusal when refusal.busy() && wereBusy.add(request) ->
            open.addLast(request); // when the others are read
        case Reply.Refusal refusal
            when refusal.noSuchAddress()
                && request.canBeNarrowed()
                && narrowed.size() < MOST_NARROWED -> {
          narrowed.add(request);
          List<BlockRequest> halves = unit.narrow(request);
          open.addFirst(halves.get(1));
          open.addFirst(halves.get(0));
        }
        case Reply.Refusal refusal -> refused(unit, request, refusal);
      }
      lookAtTimetable();
    }
    account.answered(unit, raw, System.nanoTime());
  }

  private Reply exchange(Connection asked, Unit unit, UnitRequest request) {
    long rest = answeredNanos + unit.oddities().pause().toNanos() - System.nanoTime();
    if (rest > 0) {
      pause(rest / NANOS_PER_MILLI + 1);
    }
    Duration timeout = unit.behindGateway() ? options.gatewayTimeout() : options.timeout();
    counters.requests.incrementAndGet();
    counters.inFlight.incrementAndGet();
    try {
      Reply reply = asked.exchange(request, unit.number(), timeout);
      if (!(reply instanceof Reply.Failure)) {
        alive();
      }
      return reply;
    } finally {
      answeredNanos = System.nanoTime();
      counters.inFlight.decrementAndGet();
    }
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
            desk().clock().millis());
  }
}
