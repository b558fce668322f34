/** A building's plant: its power on one line and its cooling, drawn from the park's own graph. */
@NullMarked
package org.parkwatch.ui.plant;

import org.jspecify.annotations.NullMarked;
