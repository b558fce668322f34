/** Samples and their quality: the columns that flow from collectors to log, alarms and history. */
@NullMarked
package org.parkwatch.telemetry.sample;

import org.jspecify.annotations.NullMarked;
