@NullMarked
package org.parkwatch.telemetry.derive;

import org.jspecify.annotations.NullMarked;
