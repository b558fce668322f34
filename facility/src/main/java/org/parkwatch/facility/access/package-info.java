/** Who may see and do what, and the trail of what was done. */
@NullMarked
package org.parkwatch.facility.access;

import org.jspecify.annotations.NullMarked;
