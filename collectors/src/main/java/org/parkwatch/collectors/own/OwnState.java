package org.parkwatch.collectors.own;

import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.telemetry.health.StoreState;

/**
 * The server at one moment.
 *
 * @param collectors figures of all that ask devices
 * @param heapBytes in use
 */
public record OwnState(StoreState store, CollectorFigures collectors, long heapBytes) {}
