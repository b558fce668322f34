/** One JSON object a line: the form of the control channel and of the saved state. */
@NullMarked
package org.parkwatch.simulators.json;

import org.jspecify.annotations.NullMarked;
