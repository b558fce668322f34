/**
 * Rules as people write them: which points, what is wrong with them, how bad it is and what to do.
 */
@NullMarked
package org.parkwatch.alerting.rules;

import org.jspecify.annotations.NullMarked;
