package org.parkwatch.collectors.opcua;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterpart;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.collectors.schedule.Timetable;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.telemetry.sample.Quality;

/**
 * All devices of one server, on a virtual thread of its own that never waits for the server: the
 * way to a session is gone by another. In each slot of a device the session confirms the newest
 * values, and they become samples, changed or not; without a session they are BAD. A slot that
 * comes while the session is being made waits for it, as a read would for its answer.
 */
final class Server extends Counterpart<OpcUaDevice> {
  private static final long LONGEST_PAUSE_MILLIS = 100;
  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final Duration DAY = Duration.ofDays(1);

  /** How long before its end a certificate is spoken of. */
  private static final Duration WARNING = Duration.ofDays(30);

  private final ServerKey key;
  private final ServerSettings settings;
  private final Trust trust;
  private final OpcUaOptions options;
  private final InstantSource clock;
  private final CollectorCounters counters;
  private final SampleWriter writer;
  private final ReadAccount account;
  private final ThrottledLog log;
  private final RawValues raw = new RawValues(64);
  private List<OpcUaDevice> devices = List.of();
  private Timetable<OpcUaDevice> timetable;
  private @Nullable Link link;
  private @Nullable CompletableFuture<Link> attempt;
  private @Nullable Refused refused;
  private int failures;
  private long retryNanos;

  /** What was decided about certificates, as looked at last. */
  private String decisions;

  private long lookNanos;

  /** Day since 1970 on which was said last that a certificate ends soon. */
  private long warnedDay;

  Server(
      ServerKey key,
      ServerSettings settings,
      Trust trust,
      OpcUaOptions options,
      InstantSource clock,
      CollectorCounters counters,
      SampleWriter writer,
      ReadAccount account,
      ThrottledLog log) {
    super(Thread.ofVirtual().name("opcua-" + key), log);
    this.key = key;
    this.settings = settings;
    this.trust = trust;
    decisions = trust.state();
    this.options = options;
    this.clock = clock;
    this.counters = counters;
    this.writer = writer;
    this.account = account;
    this.log = log;
    timetable = new Timetable<>(List.of(), clock.millis());
    retryNanos = System.nanoTime();
  }

  @Override
  protected void turn() {
    attend(System.nanoTime());
    long givenUpBefore = timetable.givenUp();
    timetable.advance(clock.millis(), this::due);
    account.givenUp(timetable.givenUp() - givenUpBefore);
    pause(Math.clamp(timetable.nextMillis() - clock.millis(), 1, LONGEST_PAUSE_MILLIS));
  }

  /** Other devices than before need another session. */
  @Override
  protected void take(List<OpcUaDevice> assigned) {
    if (assigned.equals(devices)) {
      return;
    }
    drop();
    refused = null;
    retryNanos = System.nanoTime();
    devices = assigned;
    List<Timetable.Entry<OpcUaDevice>> entries = new ArrayList<>();
    for (OpcUaDevice device : assigned) {
      device.waiting = false;
      int interval = device.make().intervalMillis();
      entries.add(
          new Timetable.Entry<>(device, interval, Phase.of(device.device().code(), interval)));
    }
    timetable = new Timetable<>(entries, clock.millis());
  }

  @Override
  protected void end() {
    drop();
  }

  private void drop() {
    if (link != null) {
      link.close();
      link = null;
    }
    if (attempt != null) {
      var _ = attempt.thenAccept(Link::close);
      attempt = null;
    }
  }

  /** Decisions of people about certificates are in force within a second. */
  private void heed(long nowNanos) {
    if (nowNanos - lookNanos < LOOK_NANOS) {
      return;
    }
    lookNanos = nowNanos;
    String now = trust.state();
    if (!now.equals(decisions)) {
      decisions = now;
      if (link != null && !link.chain().isEmpty() && !trust.stillTrusts(link.chain())) {
        link.lose("its certificate is not trusted any more");
      }
      if (refused != null && refused.fault().quality() == Quality.BAD_REFUSED) {
        retryNanos = nowNanos;
      }
    }
    if (link != null) {
      warn(link.chain());
    }
  }

  /** Says once a day that the server's certificate ends soon. */
  private void warn(List<X509Certificate> chain) {
    long today = Math.floorDiv(clock.millis(), DAY.toMillis());
    if (chain.isEmpty() || today == warnedDay) {
      return;
    }
    warnedDay = today;
    Date end = chain.getFirst().getNotAfter();
    if (end.toInstant().isAfter(clock.instant().plus(WARNING))) {
      return;
    }
    String line = "%s: %s (%tF)".formatted(key, Fault.CERTIFICATE_ENDS.text(), end);
    log.warn(Fault.CERTIFICATE_ENDS.name(), line);
    counters.faults.add(Fault.CERTIFICATE_ENDS);
    for (OpcUaDevice device : devices) {
      device.health().fault(Fault.CERTIFICATE_ENDS, line, clock.millis());
    }
  }

  /** Looks after the session: gives up one that is lost, opens one where there is none. */
  private void attend(long nowNanos) {
    heed(nowNanos);
    String lost = link == null ? null : link.lost(nowNanos);
    if (lost != null) {
      log.warn("lost", "session with " + key + " is given up: " + lost);
      drop();
      retryNanos = nowNanos;
    }
    if (attempt != null && attempt.isDone()) {
      CompletableFuture<Link> ended = attempt;
      attempt = null;
      opened(ended, nowNanos);
    }
    if (link == null && attempt == null && nowNanos - retryNanos >= 0 && !devices.isEmpty()) {
      List<OpcUaDevice> wanted = devices;
      attempt = new CompletableFuture<>();
      CompletableFuture<Link> result = attempt;
      Thread.ofVirtual().name("opcua-open-" + key).start(() -> open(wanted, result));
    }
  }

  private void open(List<OpcUaDevice> wanted, CompletableFuture<Link> result) {
    try {
      result.complete(
          new LinkOpening(key, settings, trust, options, clock)
              .open(wanted, new Changes(clock, writer), counters.requests::incrementAndGet));
    } catch (Refused | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private void opened(CompletableFuture<Link> ended, long nowNanos) {
    try {
      Link opened = ended.join();
      opened.take();
      link = opened;
      warnedDay = 0;
      if (refused != null) {
        log.warn("session", "session with %s is back, %s".formatted(key, opened.secured()));
      }
      refused = null;
      failures = 0;
    } catch (CompletionException e) {
      Refused reason = Refused.of(e.getCause() == null ? e : e.getCause());
      refused = reason;
      failures++;
      long wait = options.firstRetry().toNanos() << Math.min(failures - 1, 10);
      retryNanos = nowNanos + Math.min(wait, options.longestRetry().toNanos());
      log.warn(
          reason.fault().name(),
          "no session with %s: %s %s".formatted(key, reason.fault().text(), reason.getMessage()));
    }
    for (OpcUaDevice device : devices) {
      if (device.waiting) {
        device.waiting = false;
        sample(device);
      }
    }
  }

  private void due(OpcUaDevice device, long slotMillis, long tick) {
    if (device.waiting) {
      account.missed();
    } else if (account.due(device, slotMillis, tick, System.nanoTime())) {
      device.waiting = link == null && refused == null;
      if (!device.waiting) {
        sample(device);
      }
    }
  }

  /** The samples of a slot, from what the session knows. */
  private void sample(OpcUaDevice device) {
    long nowNanos = System.nanoTime();
    Link current = link;
    Refused reason = refused;
    if (current == null) {
      Fault fault = reason == null ? Fault.SERVER_SILENT : reason.fault();
      String detail = reason == null ? "" : String.valueOf(reason.getMessage());
      account.cutOff(device, fault, detail, nowNanos);
      return;
    }
    Map<String, NodeValue> nodes = current.nodes(device);
    List<String> names = device.round().requests();
    raw.reset(names.size());
    boolean usable = false;
    boolean dead = false;
    for (int i = 0; i < names.size(); i++) {
      NodeValue value = nodes.get(names.get(i));
      if (value != null) {
        value.into(raw, i);
        usable |= value.usable();
        dead |= value.noCommunication();
      }
    }
    if (dead && !usable) {
      account.cutOff(device, Fault.CONTROLLER_SILENT, "(Bad_NoCommunication)", nowNanos);
      return;
    }
    OptionalLong unheard = current.unheard(device, nowNanos);
    if (unheard.isPresent()) {
      String detail = "(its newest reading there is %d s old)".formatted(unheard.getAsLong());
      account.cutOff(device, Fault.CONTROLLER_SILENT, detail, nowNanos);
      return;
    }
    device.stampMillis = device.slotMillis();
    account.started(device, nowNanos);
    account.answered(device, raw, nowNanos);
  }
}
