/** Tests of the sample log on real files. */
@NullMarked
package org.parkwatch.telemetry.log;

import org.jspecify.annotations.NullMarked;
