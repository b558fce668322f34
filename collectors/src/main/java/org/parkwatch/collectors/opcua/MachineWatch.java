package org.parkwatch.collectors.opcua;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a machine whose values rest from one that its server has not heard for long, where the
 * server lets us: many write a new source time each time they read a machine, changed or not. Of a
 * machine whose source time was seen to move under a resting value three times running, a source
 * time that stands still means that nobody reads it any more. Of others nothing is concluded.
 * Thread-safe.
 */
final class MachineWatch {
  private static final int ENOUGH = 3;

  private final OpcUaDevice device;
  private final NodeId node;
  private final long boundNanos;
  private @Nullable DateTime source;
  private @Nullable Variant value;

  /** Reads in a row whose source time had moved though the value rested. */
  private int restamps;

  private long movedNanos;

  /**
   * Nothing read yet.
   *
   * @param node of the machine, read in place of all
   * @param bound how long its source time may stand still
   */
  MachineWatch(OpcUaDevice device, NodeId node, Duration bound) {
    this.device = device;
    this.node = node;
    boundNanos = bound.toNanos();
  }

  NodeId node() {
    return node;
  }

  /** The node was read, not older than the server could. */
  synchronized void read(DataValue read, long nanos) {
    DateTime now = read.getSourceTime();
    if (now == null || read.getStatusCode().isBad()) {
      source = null; // a machine that the server does not reach says so itself
      restamps = 0;
      return;
    }
    boolean rests = Objects.equals(read.getValue(), value);
    if (source == null || !now.equals(source)) {
      restamps = source != null && rests ? restamps + 1 : 0;
      movedNanos = nanos;
    } else {
      restamps = 0;
    }
    if (restamps >= ENOUGH) { // once may be a line that was cut and came back
      device.restamped = true;
    }
    source = now;
    value = read.getValue();
  }

  /** For how many seconds the server has not heard the machine; empty if it has, or cannot tell. */
  synchronized OptionalLong unheard(long nanos) {
    long still = nanos - movedNanos;
    return device.restamped && source != null && still > boundNanos
        ? OptionalLong.of(TimeUnit.NANOSECONDS.toSeconds(still))
        : OptionalLong.empty();
  }
}
