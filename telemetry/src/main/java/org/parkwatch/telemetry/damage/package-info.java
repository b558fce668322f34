/** What was found damaged on disk, kept so that people see it. */
@NullMarked
package org.parkwatch.telemetry.damage;

import org.jspecify.annotations.NullMarked;
