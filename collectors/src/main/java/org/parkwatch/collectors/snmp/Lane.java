package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.collectors.schedule.Timetable;
import org.parkwatch.profiles.read.RawValues;

/**
 * Reads a share of the devices: sends what is due, takes answers, gives up what is silent. One
 * {@link #step} does all that is to be done now; nothing in it waits but the sample sink at its
 * limit. Confined to one thread, without a lock: never two requests to a device at a time.
 */
final class Lane implements Inbox.Reader {
  /** A device that needs more requests for one read than objects and these is given up. */
  private static final int MOST_REQUESTS_MORE = 64;

  private static final long IDLE_MILLIS = 50;

  private static final int MOST_DEFERRED = 50;

  private final SnmpTransport transport;
  private final SnmpOptions options;
  private final InstantSource clock;
  private final CollectorCounters counters;
  private final SampleWriter writer;
  private final ReadAccount account;
  private final InFlight inFlight;
  private final ArrayDeque<DevicePoll> waiting = new ArrayDeque<>();
  private final Wanted wanted = new Wanted();
  private final Strangers strangers;
  private final Inbox inbox;
  private final Burst burst = new Burst();
  private final RawValues scratch = new RawValues(64);
  private Timetable<DevicePoll> timetable;
  private Set<DevicePoll> members = Set.of();
  private long nowNanos;
  private int deferred;

  Lane(
      SnmpTransport transport,
      SnmpOptions options,
      InstantSource clock,
      CollectorCounters counters,
      SampleWriter writer,
      ThrottledLog log) {
    this.transport = transport;
    this.options = options;
    this.clock = clock;
    this.counters = counters;
    this.writer = writer;
    strangers = new Strangers(counters);
    account = new ReadAccount(clock, counters, writer, log);
    inFlight = new InFlight(options.maxInFlight());
    inbox = new Inbox(inFlight, strangers, this);
    timetable = new Timetable<>(List.of(), clock.millis());
  }

  /** From now on these devices are read and no others; reads of others are dropped. */
  void assign(List<DevicePoll> polls) {
    Set<DevicePoll> next = new HashSet<>(polls);
    for (DevicePoll poll : members) {
      if (!next.contains(poll) && poll.phase == DevicePoll.Phase.IN_FLIGHT) {
        inFlight.end(poll);
      }
    }
    waiting.removeIf(poll -> !next.contains(poll));
    members = next;
    Map<InetSocketAddress, DevicePoll> addresses = HashMap.newHashMap(polls.size());
    List<Timetable.Entry<DevicePoll>> entries = new ArrayList<>();
    for (DevicePoll poll : polls) {
      addresses.put(poll.address, poll);
      int interval = poll.make().intervalMillis();
      entries.add(new Timetable.Entry<>(poll, interval, Phase.of(poll.device().code(), interval)));
    }
    strangers.know(addresses);
    timetable = new Timetable<>(entries, clock.millis());
  }

  /**
   * Does what is to be done now. Answers come first, and while some may still wait in a socket no
   * silence is judged: a device is not late because we were.
   */
  void step(long nanos) throws IOException {
    nowNanos = nanos;
    boolean all =
        transport.receive(
            (datagram, truncated, from) -> inbox.take(datagram, truncated, from, nanos));
    deferred = all ? 0 : deferred + 1;
    boolean judge = deferred % MOST_DEFERRED == 0; // a flood must not hide silence for ever
    for (DevicePoll poll = judge ? inFlight.expired(nanos) : null;
        poll != null;
        poll = inFlight.expired(nanos)) {
      expired(poll);
    }
    long givenUpBefore = timetable.givenUp();
    timetable.advance(clock.millis(), this::due);
    account.givenUp(timetable.givenUp() - givenUpBefore);
    wanted.due(nanos, members).forEach(this::extra);
    while (!waiting.isEmpty() && !inFlight.full()) {
      start(waiting.remove());
    }
    counters.inFlight.set(inFlight.count());
    writer.flushIfDue(nanos);
  }

  private void due(DevicePoll poll, long slotMillis, long tick) {
    if (poll.phase != DevicePoll.Phase.IDLE) {
      account.missed();
    } else if (account.due(poll, slotMillis, tick, nowNanos)) {
      if (inFlight.full()) {
        poll.phase = DevicePoll.Phase.WAITING;
        waiting.add(poll);
      } else {
        start(poll);
      }
    }
  }

  /** Has a device read at once, because it told something by itself. Thread-safe. */
  void want(DevicePoll poll) {
    wanted.add(poll);
  }

  private void extra(DevicePoll poll) {
    account.extra(poll);
    if (inFlight.full()) {
      poll.phase = DevicePoll.Phase.WAITING;
      waiting.add(poll);
    } else {
      start(poll);
    }
  }

  private void start(DevicePoll poll) {
    poll.begin();
    account.started(poll, nowNanos);
    ask(poll);
  }

  /** Sends the next request of the read; what is sent again keeps its id. */
  private void ask(DevicePoll poll) {
    inFlight.begin(poll);
    poll.attempt = 0;
    poll.requestsOfSlot++;
    send(poll);
  }

  private void send(DevicePoll poll) {
    try {
      counters.requests.incrementAndGet();
      transport.send(poll.message(nowNanos), poll.address, poll.device().id());
      inFlight.expectBy(poll, nowNanos + options.timeout().toNanos());
    } catch (IOException | RuntimeException e) {
      inFlight.end(poll);
      fail(poll, Fault.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private void expired(DevicePoll poll) {
    if (poll.attempt < options.retries()) {
      poll.attempt++;
      send(poll);
      return;
    }
    inFlight.end(poll);
    Fault suspicion = poll.suspicion;
    if (poll.session != null && suspicion == null) {
      poll.session.silent();
    }
    fail(
        poll,
        suspicion == null ? Fault.TIMEOUT : suspicion,
        "within %d ms, asked %d times"
            .formatted(options.timeout().toMillis(), options.retries() + 1));
  }

  @Override
  public void answered(DevicePoll poll, InetSocketAddress from) {
    if (inbox.answer().errorStatus() != 0) {
      refused(poll);
    } else {
      read(poll, from);
    }
  }

  @Override
  public void again(DevicePoll poll) {
    inFlight.end(poll);
    ask(poll);
  }

  @Override
  public void refusesKeys(DevicePoll poll, String why) {
    inFlight.end(poll);
    fail(poll, Fault.KEYS_REFUSED, why);
  }

  private void read(DevicePoll poll, InetSocketAddress from) {
    Split split = poll.split;
    RawValues raw = split == null ? scratch : split.raw();
    if (split == null) {
      raw.reset(poll.round().requests().objects());
    }
    Fault fault = inbox.answer().values(poll.request(), raw, clock.millis());
    if (fault != null) {
      strangers.suspect(from, fault);
      return;
    }
    inFlight.end(poll);
    poll.requestIndex++;
    next(poll, raw);
  }

  /** The device answered with an error: ask in smaller requests, in this slot already. */
  private void refused(DevicePoll poll) {
    inFlight.end(poll);
    Split split = poll.split;
    if (split == null) {
      split = new Split(poll.round().requests(), poll.slotMillis());
      split.begin();
      poll.split = split;
    }
    Answer answer = inbox.answer();
    split.refusedBy(poll.requestIndex, answer.errorStatus(), answer.errorIndex());
    poll.health()
        .fault(
            Fault.DEVICE_ERROR,
            "%s (error status %d at object %d)"
                .formatted(Fault.DEVICE_ERROR.text(), answer.errorStatus(), answer.errorIndex()),
            clock.millis());
    next(poll, split.raw());
  }

  private void next(DevicePoll poll, RawValues raw) {
    Split split = poll.split;
    if (split == null || poll.requestIndex >= split.size()) {
      done(poll, raw);
    } else if (poll.requestsOfSlot >= poll.round().requests().objects() + MOST_REQUESTS_MORE) {
      poll.split = null;
      fail(poll, Fault.DEVICE_ERROR, "and refuses every smaller request");
    } else {
      ask(poll);
    }
  }

  private void done(DevicePoll poll, RawValues raw) {
    poll.phase = DevicePoll.Phase.IDLE;
    account.answered(poll, raw, nowNanos);
  }

  private void fail(DevicePoll poll, Fault fault, String detail) {
    poll.phase = DevicePoll.Phase.IDLE;
    account.failed(poll, fault, detail, nowNanos);
  }

  /** How many milliseconds may pass until the next step, 5..50. */
  long pauseMillis() {
    long burstMillis = burst.millis(counters.requests.get(), nowNanos);
    if (inFlight.count() > 0 || !waiting.isEmpty() || wanted.any()) {
      return burstMillis;
    }
    long untilNext = timetable.nextMillis() - clock.millis();
    return Math.clamp(untilNext, burstMillis, IDLE_MILLIS);
  }

  void close() {
    writer.flush();
    transport.close();
  }
}
