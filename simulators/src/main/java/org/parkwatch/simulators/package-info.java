/** Stands in for the devices. */
@NullMarked
package org.parkwatch.simulators;

import org.jspecify.annotations.NullMarked;
