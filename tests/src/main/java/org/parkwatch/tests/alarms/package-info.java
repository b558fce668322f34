/**
 * What {@code bench alarms} is made of: a park in memory, a building that goes dark, a killed
 * engine.
 */
@NullMarked
package org.parkwatch.tests.alarms;

import org.jspecify.annotations.NullMarked;
