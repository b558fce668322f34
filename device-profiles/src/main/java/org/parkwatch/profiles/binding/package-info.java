/** Where the points of a make lie on the wire: addresses, scales, units and codes as data. */
@NullMarked
package org.parkwatch.profiles.binding;

import org.jspecify.annotations.NullMarked;
