package org.parkwatch.collectors.modbus;

import java.time.Duration;

/**
 * How long the Modbus collector waits.
 *
 * @param connectTimeout for a connection to be opened
 * @param timeout from a request to its whole answer, of a device with its own address
 * @param gatewayTimeout the same for a unit behind a gateway, which itself waits about a second for
 *     the unit before it says that there is none
 */
public record ModbusOptions(Duration connectTimeout, Duration timeout, Duration gatewayTimeout) {
  public ModbusOptions {
    if (!connectTimeout.isPositive() || !timeout.isPositive() || !gatewayTimeout.isPositive()) {
      throw new IllegalArgumentException("timeouts must be positive");
    }
  }

  /** One second, and two through a gateway. */
  public static ModbusOptions defaults() {
    return new ModbusOptions(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
