/** Tests of the newest samples on real files. */
@NullMarked
package org.parkwatch.telemetry.latest;

import org.jspecify.annotations.NullMarked;
