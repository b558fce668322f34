@NullMarked
package org.parkwatch.telemetry.influx;

import org.jspecify.annotations.NullMarked;
