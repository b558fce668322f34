/** The one engine for points that are computed from other points: formulas are data. */
@NullMarked
package org.parkwatch.telemetry.derive;

import org.jspecify.annotations.NullMarked;
