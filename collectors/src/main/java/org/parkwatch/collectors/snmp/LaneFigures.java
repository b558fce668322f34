package org.parkwatch.collectors.snmp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.collectors.health.FaultCounts;

/** Counters of one lane: written by its thread, read by anyone. */
final class LaneFigures {
  final AtomicLong promised = new AtomicLong();
  final AtomicLong onTime = new AtomicLong();
  final AtomicLong late = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicLong lost = new AtomicLong();
  final AtomicLong backedOff = new AtomicLong();
  final AtomicLong missed = new AtomicLong();
  final AtomicLong requests = new AtomicLong();
  final AtomicLong dropped = new AtomicLong();
  final AtomicLong samples = new AtomicLong();
  final AtomicLong batches = new AtomicLong();
  final AtomicInteger inFlight = new AtomicInteger();
  final AtomicLong worstStartMillis = new AtomicLong();
  final FaultCounts faults = new FaultCounts();
}
