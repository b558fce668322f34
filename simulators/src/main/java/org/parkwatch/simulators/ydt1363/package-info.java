/** Serial servers with devices behind them that speak YD/T 1363.3 (电总协议). */
@NullMarked
package org.parkwatch.simulators.ydt1363;

import org.jspecify.annotations.NullMarked;
