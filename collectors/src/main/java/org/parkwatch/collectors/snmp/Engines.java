package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines of SNMPv3 devices, kept over restarts: who they are, how often they started and when
 * for the last time. A line a device: code, address, engine id, boots, start in seconds UTC. What
 * does not hold any more is found out with the first read, by the rules of {@link Session}.
 * Thread-safe.
 */
final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
  private static final int FIELDS = 5;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(String address, byte[] engine, int boots, long startedSecond) {}

  private final @Nullable Path file;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, String> toldTwins = new HashMap<>();
  private String written = "";

  /**
   * Reads what was kept; a file that cannot be read costs a question to each device, no more.
   *
   * @param file null to keep nothing
   */
  Engines(@Nullable Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    if (file != null && Files.exists(file)) {
      try {
        written = Files.readString(file);
        written.lines().forEach(this::line);
      } catch (IOException e) {
        LOG.warn("{} cannot be read, all SNMPv3 devices are asked who they are: {}", file, e);
      }
    }
  }

  private void line(String line) {
    String[] fields = line.split("\t", -1);
    try {
      if (fields.length == FIELDS) {
        byte[] engine = HexFormat.of().parseHex(fields[2]);
        int boots = Integer.parseInt(fields[3]);
        kept.put(fields[0], new Kept(fields[1], engine, boots, Long.parseLong(fields[4])));
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: a line that says nothing is left out: {}", file, e.getMessage());
    }
  }

  /** Tells a device's session what was kept of its engine, if it is still at the same address. */
  synchronized void recall(DevicePoll poll) {
    Kept known = kept.get(poll.device().code());
    if (poll.session == null || known == null || !known.address.equals(address(poll))) {
      return;
    }
    long time = Math.max(0, clock.millis() / 1000 - known.startedSecond);
    if (time <= Integer.MAX_VALUE) {
      poll.session.recall(known.engine, known.boots, (int) time, System.nanoTime());
    }
  }

  /** Keeps what is known now, and tells of engines that two devices claim to be. */
  synchronized void keep(Collection<DevicePoll> polls) {
    long nowNanos = System.nanoTime();
    Map<String, DevicePoll> owners = new HashMap<>();
    for (DevicePoll poll : polls) {
      Session.Known known = poll.session == null ? null : poll.session.known(nowNanos);
      if (known != null) {
        String code = poll.device().code();
        long started = started(code, known);
        kept.put(code, new Kept(address(poll), known.id(), known.boots(), started));
        DevicePoll other = owners.putIfAbsent(HexFormat.of().formatHex(known.id()), poll);
        if (other != null && !other.address.equals(poll.address)) {
          twins(poll, other);
          twins(other, poll);
        }
      }
    }
    kept.keySet().retainAll(codes(polls));
    write();
  }

  /** A second of rounding is no other start: the file is written only when something changed. */
  private long started(String code, Session.Known known) {
    long started = clock.millis() / 1000 - known.time();
    Kept before = kept.get(code);
    return before != null && Math.abs(before.startedSecond - started) <= 2
        ? before.startedSecond
        : started;
  }

  private static Collection<String> codes(Collection<DevicePoll> polls) {
    Map<String, DevicePoll> codes = new HashMap<>();
    polls.forEach(poll -> codes.put(poll.device().code(), poll));
    return codes.keySet();
  }

  private void twins(DevicePoll poll, DevicePoll other) {
    String code = poll.device().code();
    String twin = other.device().code();
    if (!twin.equals(toldTwins.put(code, twin))) {
      String line = code + ": " + Fault.ENGINE_TWICE.text() + ": " + twin + "; give it its own";
      LOG.warn("{}", line);
      poll.health().fault(Fault.ENGINE_TWICE, line, clock.millis());
    }
  }

  private void write() {
    if (file == null) {
      return;
    }
    StringBuilder text = new StringBuilder();
    new TreeMap<>(kept)
        .forEach((code, engine) ->
            text.append(code)
                .append('\t')
                .append(engine.address)
                .append('\t')
                .append(HexFormat.of().formatHex(engine.engine))
                .append('\t')
                .append(engine.boots)
                .append('\t')
                .append(engine.startedSecond)
                .append('\n'));
    if (written.contentEquals(text)) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(next.toAbsolutePath().getParent());
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written = text.toString();
    } catch (IOException e) {
      LOG.warn("engines of SNMPv3 devices cannot be kept in {}: {}", file, e.toString());
    }
  }

  private static String address(DevicePoll poll) {
    InetSocketAddress address = poll.address;
    return address.getHostString() + ":" + address.getPort();
  }
}
