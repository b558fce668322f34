/** Families written once by their MIB: which columns are points, found row by row on a device. */
@NullMarked
package org.parkwatch.profiles.mib;

import org.jspecify.annotations.NullMarked;
