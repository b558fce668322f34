/** What is kept of a span of time when its samples are too many: one roll-up a point. */
@NullMarked
package org.parkwatch.telemetry.rollup;

import org.jspecify.annotations.NullMarked;
