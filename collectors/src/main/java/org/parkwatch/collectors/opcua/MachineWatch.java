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
 * machine whose source time was once seen to move under a resting value, a source time that stands
 * still means that nobody reads it any more. Of others nothing is concluded. Thread-safe.
 */
final class MachineWatch {
  private final NodeId node;
  private final long boundNanos;
  private @Nullable DateTime source;
  private @Nullable Variant value;

  /** Whether its source time was seen to move while its value rested. */
  private boolean moves;

  private long movedNanos;

  /**
   * Nothing read yet.
   *
   * @param node of the machine, read in place of all
   * @param bound how long its source time may stand still
   */
  MachineWatch(NodeId node, Duration bound) {
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
      moves = false;
      return;
    }
    boolean rests = Objects.equals(read.getValue(), value);
    if (source == null || !now.equals(source)) {
      moves |= source != null && rests;
      movedNanos = nanos;
    }
    source = now;
    value = read.getValue();
  }

  /** For how many seconds the server has not heard the machine; empty if it has, or cannot tell. */
  synchronized OptionalLong unheard(long nanos) {
    long still = nanos - movedNanos;
    return moves && source != null && still > boundNanos
        ? OptionalLong.of(TimeUnit.NANOSECONDS.toSeconds(still))
        : OptionalLong.empty();
  }
}
