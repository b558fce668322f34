/** Takes history out of the house: selections of points and time as files for other programs. */
@NullMarked
package org.parkwatch.telemetry.export;

import org.jspecify.annotations.NullMarked;
