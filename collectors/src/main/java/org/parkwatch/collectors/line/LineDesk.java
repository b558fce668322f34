package org.parkwatch.collectors.line;

import java.time.InstantSource;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.ReadAccount;

/** What all lines of a collector write to. */
public record LineDesk(
    InstantSource clock, CollectorCounters counters, ReadAccount account, ThrottledLog log) {}
