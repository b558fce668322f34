/** The newest sample of every point, in memory, and how fresh it is. */
@NullMarked
package org.parkwatch.telemetry.latest;

import org.jspecify.annotations.NullMarked;
