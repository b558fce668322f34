/** How the log and the history of samples are, as their keepers see it. */
@NullMarked
package org.parkwatch.telemetry.health;

import org.jspecify.annotations.NullMarked;
