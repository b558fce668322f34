/** How the devices and the collector itself are doing: reasons, counters, health by device. */
@NullMarked
package org.parkwatch.collectors.health;

import org.jspecify.annotations.NullMarked;
