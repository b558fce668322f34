/** Who looks, and the way out. */
@NullMarked
package org.parkwatch.ui.access;

import org.jspecify.annotations.NullMarked;
