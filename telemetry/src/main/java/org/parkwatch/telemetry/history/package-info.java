/** What was measured in the past: ranges and buckets of one point. */
@NullMarked
package org.parkwatch.telemetry.history;

import org.jspecify.annotations.NullMarked;
