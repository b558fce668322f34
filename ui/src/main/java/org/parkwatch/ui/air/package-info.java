/** The air of a room: its cooling units, its aisles against an envelope, what watches the floor. */
@NullMarked
package org.parkwatch.ui.air;

import org.jspecify.annotations.NullMarked;
