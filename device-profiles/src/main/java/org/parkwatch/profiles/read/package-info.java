/** From raw values to points: compiled once a profile, run for each answer. */
@NullMarked
package org.parkwatch.profiles.read;

import org.jspecify.annotations.NullMarked;
