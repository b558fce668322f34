/** Asks the devices. */
@NullMarked
package org.parkwatch.collectors;

import org.jspecify.annotations.NullMarked;
