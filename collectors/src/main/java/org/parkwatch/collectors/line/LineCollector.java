package org.parkwatch.collectors.line;

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
 * Reads all devices of a park that hang on lines of one family of protocols, and hands their
 * samples to the sink. Thread-safe. Nothing that a device sends ends it.
 *
 * @param <D> a device of the protocol
 */
public abstract class LineCollector<D extends LineDevice<?>> implements ProtocolCollector {
  /** What makes a family. */
  public interface Kind<D extends LineDevice<?>> {
    /** Such as {@code modbus}. */
    String family();

    Set<String> protocols();

    /** Takes devices in, once. */
    Roster.Admission<D> admission();

    /** A line that is started then. */
    Line<D> line(LineKey key, LineDesk desk);
  }

  private final Kind<D> kind;
  private final Profiles profiles;
  private final CollectorCounters counters = new CollectorCounters();
  private final SampleWriter writer;
  private final Counterparts<LineKey, D> lines;
  private @Nullable Flusher flusher;

  /** A collector without devices. */
  protected LineCollector(Kind<D> kind, Profiles profiles, SampleSink sink, InstantSource clock) {
    this.kind = kind;
    this.profiles = profiles;
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(getClass()));
    writer = new SampleWriter(sink, counters, log);
    ReadAccount account = new ReadAccount(clock, counters, writer, log);
    LineDesk desk = new LineDesk(clock, counters, account, log);
    lines = new Counterparts<>(LineDevice::line, key -> kind.line(key, desk));
  }

  @Override
  public String family() {
    return kind.family();
  }

  @Override
  public Set<String> protocols() {
    return kind.protocols();
  }

  @Override
  public Runnable prepare(Park park, List<String> problems) {
    Roster<D> next = lines.roster().next(park, protocols(), profiles, kind.admission(), problems);
    return () -> lines.goOver(next);
  }

  /** Begins to ask: a virtual thread for each line. */
  @Override
  public synchronized void start() {
    lines.start();
    flusher = new Flusher(family() + "-flusher", writer);
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
