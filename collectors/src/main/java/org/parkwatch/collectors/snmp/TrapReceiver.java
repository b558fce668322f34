package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.events.EventSink;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.LoggerFactory;

/**
 * Hears traps and informs of SNMP v1, v2c and v3. What a device tells is an event, the cause to
 * read it at once, and a sample where its profile makes a point of it; what nobody can vouch for is
 * counted and named. Nothing that comes ends it. Its own thread takes one datagram after the other;
 * the rest is thread-safe.
 */
final class TrapReceiver implements AutoCloseable {
  private static final int LARGEST = 8192;
  private static final Duration STOP_TIME = Duration.ofSeconds(5);

  private final TrapOptions options;
  private final InstantSource clock;
  private final Consumer<DevicePoll> again;
  private final EventSink events;
  private final EventSamples samples;
  private final DatagramChannel channel;
  private final SecureTraps secure;
  private final TrapEvents words = new TrapEvents();
  private final SourceLimits limits = new SourceLimits();
  private final TrapCounts counts = new TrapCounts();
  private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(TrapReceiver.class));
  private final Informs informs = new Informs();
  private final Thread thread;
  private volatile Map<InetAddress, List<DevicePoll>> devices = Map.of();

  /** Those that came with the newest park, until the thread that takes datagrams knows them. */
  private final AtomicReference<@Nullable Set<DevicePoll>> arrived = new AtomicReference<>();

  /**
   * Begins to hear.
   *
   * @param again has a device read at once
   * @param events keeps what devices tell
   * @param sink takes the samples of event points
   * @throws IOException if the port is taken
   */
  TrapReceiver(
      TrapOptions options,
      OwnEngine own,
      InstantSource clock,
      Consumer<DevicePoll> again,
      EventSink events,
      SampleSink sink)
      throws IOException {
    this.options = options;
    this.clock = clock;
    this.again = again;
    this.events = events;
    samples = new EventSamples(sink, log);
    secure = new SecureTraps(own);
    channel = DatagramChannel.open();
    try {
      channel.bind(new InetSocketAddress(options.address(), options.port()));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    thread = Thread.ofPlatform().daemon().name("snmp-traps").start(this::run);
  }

  /** Where it listens. */
  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  TrapFigures figures() {
    return counts.figures(events.waiting());
  }

  /** From now on these are the devices. */
  void know(Collection<DevicePoll> all) {
    Map<InetAddress, List<DevicePoll>> byHost = new HashMap<>();
    for (DevicePoll poll : all) {
      InetAddress host = poll.address.getAddress();
      if (host != null) { // null: its name does not resolve
        byHost.computeIfAbsent(host, x -> new ArrayList<>(1)).add(poll);
      }
    }
    devices = byHost;
    arrived.set(Set.copyOf(all));
  }

  private void run() {
    ByteBuffer inbound = ByteBuffer.allocate(LARGEST + 1);
    while (channel.isOpen()) {
      try {
        inbound.clear();
        if (channel.receive(inbound) instanceof InetSocketAddress from) {
          datagram(inbound.flip(), from, System.nanoTime());
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        // whatever a device or the system did, short of memory too: the others are still heard
        log.warn("trap " + e.getClass(), "SNMP notifications are heard on after " + e);
      }
    }
  }

  /** Takes one datagram. */
  void datagram(ByteBuffer bytes, InetSocketAddress from, long nowNanos) throws IOException {
    counts.received();
    Set<DevicePoll> all = arrived.getAndSet(null);
    if (all != null) {
      secure.forgetAllBut(all);
    }
    List<DevicePoll> at = devices.get(from.getAddress());
    if (at == null) {
      counts.unknown(from.getAddress());
      log.warn("stranger", "SNMP notification from " + from + ", which is no device");
    } else if (!limits.take(from.getAddress(), nowNanos)) {
      counts.limited();
      log.warn("limited", "too many SNMP notifications from " + at.getFirst().device().code());
    } else if (bytes.limit() > LARGEST) {
      malformed(at.getFirst(), "is too large");
    } else {
      try {
        known(bytes, from, at, nowNanos);
      } catch (IOException | RuntimeException e) {
        malformed(at.getFirst(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void known(ByteBuffer bytes, InetSocketAddress from, List<DevicePoll> at, long nowNanos)
      throws IOException {
    if (!SecureMessage.isOne(bytes)) {
      plain(PlainTrap.read(bytes), from, at);
      return;
    }
    SecureMessage message = SecureMessage.read(bytes);
    if (message == null) {
      malformed(at.getFirst(), "is no SNMPv3");
      return;
    }
    switch (secure.take(message, at, nowNanos)) {
      case SecureTraps.Outcome.Asked(byte[] answer) -> {
        counts.asked();
        send(answer, from);
      }
      case SecureTraps.Outcome.Refused(Disbelief why) -> refused(at.getFirst(), why);
      case SecureTraps.Outcome.Told(
              DevicePoll poll,
              TrapPdu trap,
              boolean signed,
              byte @Nullable [] answer) -> {
        if (signed || options.takesPlain(from.getAddress())) {
          told(poll, trap, from, answer);
        } else {
          refused(poll, Disbelief.PLAIN);
        }
      }
    }
  }

  private void plain(PlainTrap message, InetSocketAddress from, List<DevicePoll> at)
      throws IOException {
    if (!options.takesPlain(from.getAddress())) {
      refused(at.getFirst(), Disbelief.PLAIN);
      return;
    }
    for (DevicePoll poll : at) {
      if (poll.credential instanceof Credential.Community(Secret name) && message.isBy(name)) {
        TrapPdu trap = message.trap();
        told(poll, trap, from, trap.inform() ? message.answer() : null);
        return;
      }
    }
    refused(at.getFirst(), Disbelief.ANOTHER_COMMUNITY);
  }

  private void told(DevicePoll poll, TrapPdu trap, InetSocketAddress from, byte @Nullable [] answer)
      throws IOException {
    Informs.Key inform = new Informs.Key(from, trap.requestId());
    if (answer != null) {
      Informs.Standing standing = informs.take(inform);
      if (standing != Informs.Standing.NEW) {
        counts.repeated();
        if (standing == Informs.Standing.KEPT) {
          send(answer, from);
        }
        return;
      }
    }
    counts.told();
    long receivedMillis = clock.millis();
    again.accept(poll);
    boolean logged = samples.add(poll, trap, receivedMillis);
    events.add(
        words.event(poll.device().code(), trap, receivedMillis),
        kept -> decided(inform, answer, kept && logged));
  }

  /** The event of a notification is on the disk, or is not; an inform waits for that. */
  private void decided(Informs.Key inform, byte @Nullable [] answer, boolean kept) {
    if (!kept) {
      counts.lost();
    }
    if (answer == null) {
      return;
    }
    informs.decided(inform, kept);
    if (kept) {
      try {
        send(answer, inform.from());
      } catch (IOException e) {
        // it is sent again, and answered then
        log.warn("answer", "an inform of " + inform.from() + " is not answered: " + e);
      }
    }
  }

  private void send(byte[] answer, InetSocketAddress to) throws IOException {
    channel.send(ByteBuffer.wrap(answer), to);
  }

  private void refused(DevicePoll poll, Disbelief why) {
    counts.refused(why);
    trouble(poll, Fault.NOTIFICATION_REFUSED, why.names().en());
  }

  private void malformed(DevicePoll poll, String why) {
    counts.malformed();
    trouble(poll, Fault.GARBAGE, why);
  }

  private void trouble(DevicePoll poll, Fault fault, String why) {
    String line = poll.device().code() + ": SNMP notification " + why;
    log.warn(fault.name(), line);
    poll.health().fault(fault, line, clock.millis());
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!thread.join(STOP_TIME)) {
        log.warn("join", "the receiver of SNMP notifications did not end in time");
      }
    } catch (IOException e) {
      log.warn("close", "the receiver of SNMP notifications: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
