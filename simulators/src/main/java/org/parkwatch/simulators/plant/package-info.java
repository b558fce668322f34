/**
 * What the devices would measure: loads, voltages, temperatures and energy as functions of time.
 */
@NullMarked
package org.parkwatch.simulators.plant;

import org.jspecify.annotations.NullMarked;
