/** The wall screen of the control room: what is wrong first, then a column for each building. */
@NullMarked
package org.parkwatch.ui.wall;

import org.jspecify.annotations.NullMarked;
