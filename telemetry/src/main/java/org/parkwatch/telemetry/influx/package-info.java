/**
 * History in a server that somebody else may run already: InfluxDB, or VictoriaMetrics, which takes
 * the same writes. What is written how: {@code docs/decisions/0018}.
 */
@NullMarked
package org.parkwatch.telemetry.influx;

import org.jspecify.annotations.NullMarked;
