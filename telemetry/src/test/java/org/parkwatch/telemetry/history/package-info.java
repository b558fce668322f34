/** Tests of history on real files. */
@NullMarked
package org.parkwatch.telemetry.history;

import org.jspecify.annotations.NullMarked;
