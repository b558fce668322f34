/** Wires the rooms together and starts and ends them in order. */
@NullMarked
package org.parkwatch.app.monitoring;

import org.jspecify.annotations.NullMarked;
