/** Proves the floor map's layout and modules. */
@NullMarked
package org.parkwatch.ui.map;

import org.jspecify.annotations.NullMarked;
