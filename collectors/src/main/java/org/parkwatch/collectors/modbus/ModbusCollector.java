package org.parkwatch.collectors.modbus;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Counterparts;
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
  private final Profiles profiles;
  private final CollectorCounters counters = new CollectorCounters();
  private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(ModbusCollector.class));
  private final SampleWriter writer;
  private final Counterparts<LineKey, Unit> lines;
  private @Nullable Flusher flusher;

  /** A collector without devices. */
  public ModbusCollector(
      Profiles profiles, SampleSink sink, InstantSource clock, ModbusOptions options) {
    this.profiles = profiles;
    writer = new SampleWriter(sink, counters, log);
    ReadAccount account = new ReadAccount(clock, counters, writer, log);
    lines =
        new Counterparts<>(
            Unit::line, key -> new Line(key, options, clock, counters, account, log));
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
    Roster<Unit> next = lines.roster().next(park, protocols(), profiles, new Admission(), problems);
    return () -> lines.goOver(next);
  }

  /** Begins to ask: a virtual thread for each connection. */
  @Override
  public synchronized void start() {
    lines.start();
    flusher = new Flusher("modbus-flusher", writer);
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(lines.roster().size());
  }

  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return lines.roster().find(id);
  }

  @Override
  public synchronized void close() {
    lines.close();
    if (flusher != null) {
      flusher.close();
    }
  }
}
