/**
 * What protocols share that ask one device after the other over one TCP connection: gateways and
 * serial servers with a line of devices behind them, and single devices. Knows no protocol.
 */
@NullMarked
package org.parkwatch.collectors.line;

import org.jspecify.annotations.NullMarked;
