package org.parkwatch.collectors.snmp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.events.EventSink;

/**
 * What the SNMP collector is given beside its devices.
 *
 * @param folder where it keeps what it knows of engines; null to keep nothing over restarts
 * @param traps how it hears notifications; null to hear none
 * @param events keeps what devices tell; an inform is answered once it is kept
 */
public record SnmpHost(@Nullable Path folder, @Nullable TrapOptions traps, EventSink events) {
  /** Keeps nothing and hears nothing. */
  public static SnmpHost none() {
    return new SnmpHost(null, null, (event, fate) -> {});
  }
}
