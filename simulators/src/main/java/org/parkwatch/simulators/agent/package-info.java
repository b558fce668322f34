/** The agents of the park: which device answers a datagram, with what, and how wrongly. */
@NullMarked
package org.parkwatch.simulators.agent;

import org.jspecify.annotations.NullMarked;
