/** The walk over the power graph: what feeds what, and what stays fed when something fails. */
@NullMarked
package org.parkwatch.facility.power;

import org.jspecify.annotations.NullMarked;
