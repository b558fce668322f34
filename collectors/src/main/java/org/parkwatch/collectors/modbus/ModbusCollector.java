package org.parkwatch.collectors.modbus;

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
 * Reads all devices of a park that speak Modbus over TCP: alone at their address, behind gateways,
 * or as RTU through serial servers. Thread-safe. Nothing that a device sends ends it.
 */
public final class ModbusCollector extends LineCollector<Unit> {
  /** A collector without devices. */
  public ModbusCollector(
      Profiles profiles, SampleSink sink, InstantSource clock, ModbusOptions options) {
    super(new Modbus(options), profiles, sink, clock);
  }

  private record Modbus(ModbusOptions options) implements LineCollector.Kind<Unit> {
    @Override
    public String family() {
      return "modbus";
    }

    @Override
    public Set<String> protocols() {
      return Set.of(Unit.TCP_PROTOCOL, Unit.GATEWAY_PROTOCOL, Unit.RTU_PROTOCOL);
    }

    @Override
    public Roster.Admission<Unit> admission() {
      return new Admission();
    }

    @Override
    public Line<Unit> line(LineKey key, LineDesk desk) {
      return new ModbusLine(key, options, desk);
    }
  }
}
