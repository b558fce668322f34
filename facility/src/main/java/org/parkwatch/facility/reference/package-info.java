/** The reference park: park files of 12,000 cabinets after the Fuzhou pattern, from one seed. */
@NullMarked
package org.parkwatch.facility.reference;

import org.jspecify.annotations.NullMarked;
