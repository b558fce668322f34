package org.parkwatch.telemetry.influx;

import java.net.URI;

/**
 * Where a server of history is and how it is spoken to.
 *
 * @param address such as {@code https://influx.example:8086}, without a path
 * @param database of InfluxDB 1.x, or bucket
 * @param login as whom, {@link ServerLogin#NONE} where everybody is let in
 */
public record HistoryServer(ServerKind kind, URI address, String database, ServerLogin login) {}
