/** How each make of device speaks: what points it has and where they lie on the wire. */
@NullMarked
package org.parkwatch.profiles;

import org.jspecify.annotations.NullMarked;
