/** Which device is due when, and how a silent one is asked less and less. Knows no protocol. */
@NullMarked
package org.parkwatch.collectors.schedule;

import org.jspecify.annotations.NullMarked;
