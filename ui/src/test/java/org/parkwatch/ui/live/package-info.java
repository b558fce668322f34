/** Proves the live feed. */
@NullMarked
package org.parkwatch.ui.live;

import org.jspecify.annotations.NullMarked;
