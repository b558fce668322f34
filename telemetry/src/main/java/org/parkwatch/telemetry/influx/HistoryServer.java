package org.parkwatch.telemetry.influx;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where a server of history is and how it is spoken to.
 *
 * @param address such as {@code https://influx.example:8086}, without a path
 * @param database of InfluxDB 1.x, or bucket
 * @param login as whom, asked for each request so that a changed password is taken at once; {@link
 *     ServerLogin#NONE} where everybody is let in
 */
public record HistoryServer(
    ServerKind kind, URI address, String database, Supplier<ServerLogin> login) {
  /** One whose login stays. */
  public HistoryServer(ServerKind kind, URI address, String database, ServerLogin login) {
    this(kind, address, database, () -> login);
  }
}
