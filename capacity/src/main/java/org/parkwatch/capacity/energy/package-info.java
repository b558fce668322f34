/** Energy of the whole against energy of IT: PUE, live and over 24 hours, by measuring point. */
@NullMarked
package org.parkwatch.capacity.energy;

import org.jspecify.annotations.NullMarked;
