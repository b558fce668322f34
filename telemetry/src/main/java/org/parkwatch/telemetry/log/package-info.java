/**
 * The sample log: the one order in which samples and commands happened, durable before anyone hears
 * of it.
 */
@NullMarked
package org.parkwatch.telemetry.log;

import org.jspecify.annotations.NullMarked;
