/** Modbus TCP servers: single devices, and gateways with serial units behind them. */
@NullMarked
package org.parkwatch.simulators.modbus;

import org.jspecify.annotations.NullMarked;
