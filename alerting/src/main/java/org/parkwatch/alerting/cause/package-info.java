/** Which alarms have one cause, and how they stand as one line. */
@NullMarked
package org.parkwatch.alerting.cause;

import org.jspecify.annotations.NullMarked;
