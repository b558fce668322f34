/**
 * Decides whether conditions are true: a function of its state and the log, without clock, I/O or
 * randomness, so that the same log always gives the same transitions.
 */
@NullMarked
package org.parkwatch.alerting.evaluate;

import org.jspecify.annotations.NullMarked;
