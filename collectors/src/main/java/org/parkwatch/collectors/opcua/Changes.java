package org.parkwatch.collectors.opcua;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.Verdict;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Writes states down at once when they change, beside the samples of their slots: numbers can wait
 * for their slot, a trip cannot. One for each session; one thread at a time.
 */
final class Changes {
  /** A source time further from receipt than this is not believed. */
  private static final long TRUSTED_MILLIS = 10_000;

  private final InstantSource clock;
  private final SampleWriter writer;
  private final RawValues raw = new RawValues(8);
  private final PointValues values = new PointValues();

  Changes(InstantSource clock, SampleWriter writer) {
    this.clock = clock;
    this.writer = writer;
  }

  /**
   * The server says in which unit one of the device's nodes counts. Where the profile leaves that
   * to it, the node's numbers are converted; where the profile says another, that is told.
   */
  void counts(OpcUaDevice device, String node, NodeValue value, DeviceUnit unit) {
    UnitSource own = device.shape().units().get(node);
    DeviceUnit other = null;
    if (own instanceof UnitSource.Served(Quantity quantity)) {
      if (unit.measures(quantity)) {
        value.countedIn(unit);
      } else {
        other = DeviceUnit.stored(quantity);
      }
    } else if (own instanceof UnitSource.Fixed(DeviceUnit said) && said != unit) {
      other = said;
    }
    if (other != null) {
      String line =
          "%s: %s (%s in %s; the profile says %s)"
              .formatted(
                  device.device().code(),
                  Fault.OTHER_UNIT.text(),
                  node,
                  unit.symbol(),
                  other.symbol());
      device.health().fault(Fault.OTHER_UNIT, line, clock.millis());
    }
  }

  /**
   * A node of the device changed.
   *
   * @param nodes all nodes of the device by name, the changed one among them
   * @param value what the server told
   */
  void changed(OpcUaDevice device, String node, Map<String, NodeValue> nodes, DataValue value) {
    for (Shape.StatePoint point : device.shape().states().getOrDefault(node, List.of())) {
      raw.reset(point.nodes().size());
      for (int i = 0; i < point.nodes().size(); i++) {
        NodeValue known = nodes.get(point.nodes().get(i));
        if (known != null) {
          known.into(raw, i);
        }
      }
      point.plan().decode(raw, values);
      if (values.verdict(0) == Verdict.GOOD) {
        write(device, point.place(), value);
      } // what is not good is told by the next slot, with its reason
    }
  }

  private void write(OpcUaDevice device, int place, DataValue value) {
    long now = clock.millis();
    DateTime source = value.getSourceTime();
    long sourceMillis = source == null ? now : source.getJavaTime();
    boolean trusted = Math.abs(now - sourceMillis) <= TRUSTED_MILLIS;
    long stamp = trusted ? sourceMillis : now;
    writer.sample(
        device.device().firstPoint() + place,
        Math.max(stamp, device.stampMillis + 1), // a point's samples never go back
        values.value(0),
        quality(trusted),
        System.nanoTime());
  }

  private Quality quality(boolean trusted) {
    if (!trusted) {
      return Quality.UNCERTAIN_CLOCK;
    }
    return values.uncertain(0) ? Quality.UNCERTAIN_DEVICE : Quality.GOOD;
  }
}
