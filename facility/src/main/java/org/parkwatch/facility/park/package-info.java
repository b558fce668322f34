/** What stands where and feeds what: an immutable picture of the park at one instant. */
@NullMarked
package org.parkwatch.facility.park;

import org.jspecify.annotations.NullMarked;
