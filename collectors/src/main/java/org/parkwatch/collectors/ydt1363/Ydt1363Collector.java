package org.parkwatch.collectors.ydt1363;

import java.time.InstantSource;
import java.util.Set;
import org.parkwatch.collectors.line.Line;
import org.parkwatch.collectors.line.LineCollector;
import org.parkwatch.collectors.line.LineDesk;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Reads all devices of a park that speak YD/T 1363.3 through TCP serial servers. Thread-safe.
 * Nothing that a device sends ends it.
 */
public final class Ydt1363Collector extends LineCollector<SerialDevice> {
  /** A collector without devices. */
  public Ydt1363Collector(
      Profiles profiles, SampleSink sink, InstantSource clock, Ydt1363Options options) {
    super(new Ydt1363(options), profiles, sink, clock);
  }

  private record Ydt1363(Ydt1363Options options) implements LineCollector.Kind<SerialDevice> {
    @Override
    public String family() {
      return "ydt1363";
    }

    @Override
    public Set<String> protocols() {
      return Set.of(SerialDevice.PROTOCOL);
    }

    @Override
    public Roster.Admission<SerialDevice> admission() {
      return new Admission();
    }

    @Override
    public Line<SerialDevice> line(LineKey key, LineDesk desk) {
      return new SerialLine(key, options, desk);
    }
  }
}
