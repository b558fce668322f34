/** Small things that every screen shows: severity marks, values, ages, alarm lines. */
@NullMarked
package org.parkwatch.ui.marks;

import org.jspecify.annotations.NullMarked;
