/** The map page: floor map, its twin as a table, and the panel beside it. */
@NullMarked
package org.parkwatch.ui.park;

import org.jspecify.annotations.NullMarked;
