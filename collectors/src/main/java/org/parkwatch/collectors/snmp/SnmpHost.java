package org.parkwatch.collectors.snmp;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.commissioning.DeviceEvent;

/**
 * What the SNMP collector is given beside its devices.
 *
 * @param folder where it keeps what it knows of engines; null to keep nothing over restarts
 * @param traps how it hears notifications; null to hear none
 * @param events takes what devices tell; must not wait
 */
public record SnmpHost(
    @Nullable Path folder, @Nullable TrapOptions traps, Consumer<DeviceEvent> events) {
  /** Keeps nothing and hears nothing. */
  public static SnmpHost none() {
    return new SnmpHost(null, null, event -> {});
  }
}
