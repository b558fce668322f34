package org.parkwatch.collectors.modbus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Flusher;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.LoggerFactory;

/**
 * Reads all devices of a park that speak Modbus over TCP, through gateways or not, and hands their
 * samples to the sink. Thread-safe. Nothing that a device sends ends it.
 */
public final class ModbusCollector implements ProtocolCollector {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);

  private final Profiles profiles;
  private final InstantSource clock;
  private final ModbusOptions options;
  private final CollectorCounters counters = new CollectorCounters();
  private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(ModbusCollector.class));
  private final SampleWriter writer;
  private final ReadAccount account;
  private final Map<String, Line> lines = new HashMap<>();
  private volatile Roster<Unit> roster = Roster.empty();
  private @Nullable Flusher flusher;

  /** A collector without devices. */
  public ModbusCollector(
      Profiles profiles, SampleSink sink, InstantSource clock, ModbusOptions options) {
    this.profiles = profiles;
    this.clock = clock;
    this.options = options;
    writer = new SampleWriter(sink, counters, log);
    account = new ReadAccount(clock, counters, writer, log);
  }

  @Override
  public String family() {
    return "modbus";
  }

  @Override
  public Set<String> protocols() {
    return Set.of("modbus-tcp", Unit.GATEWAY_PROTOCOL);
  }

  @Override
  public Runnable prepare(Park park, List<String> problems) {
    Roster<Unit> next = roster.next(park, protocols(), profiles, new Admission(), problems);
    return () -> goOver(next);
  }

  private synchronized void goOver(Roster<Unit> next) {
    roster = next;
    if (flusher != null) {
      assign();
    }
  }

  /** Gives each line its units; a line that has none left ends after the read under way. */
  private void assign() {
    Map<String, List<Unit>> byLine = new HashMap<>();
    for (Unit unit : roster.all()) {
      byLine.computeIfAbsent(unit.line(), x -> new ArrayList<>()).add(unit);
    }
    lines
        .entrySet()
        .removeIf(entry -> {
          boolean left = !byLine.containsKey(entry.getKey());
          if (left) {
            entry.getValue().stop();
          }
          return left;
        });
    byLine.forEach((key, units) -> {
      Line line = lines.get(key);
      if (line == null) {
        line = new Line(units.getFirst().device(), options, clock, counters, account, log);
        lines.put(key, line);
        line.assign(units);
        line.start();
      } else {
        line.assign(units);
      }
    });
  }

  /** Begins to ask: a virtual thread for each connection. */
  @Override
  public synchronized void start() {
    if (flusher != null) {
      throw new IllegalStateException("the collector was started before");
    }
    flusher = new Flusher("modbus-flusher", writer);
    assign();
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(roster.size());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return roster.find(id);
  }

  @Override
  public synchronized void close() {
    lines.values().forEach(Line::stop);
    lines.values().forEach(line -> line.join(STOP_TIME));
    lines.clear();
    if (flusher != null) {
      flusher.close();
    }
  }
}
