/** The local command channel of the simulator process. */
@NullMarked
package org.parkwatch.simulators.control;

import org.jspecify.annotations.NullMarked;
