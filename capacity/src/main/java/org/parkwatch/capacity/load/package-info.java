/** What cabinets, rows, rooms, buildings and tenants draw, and what is left of what they may. */
@NullMarked
package org.parkwatch.capacity.load;

import org.jspecify.annotations.NullMarked;
