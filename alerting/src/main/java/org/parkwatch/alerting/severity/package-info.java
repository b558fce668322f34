/** The levels of an alarm, as data: what each is called, how it looks, how fast people act. */
@NullMarked
package org.parkwatch.alerting.severity;

import org.jspecify.annotations.NullMarked;
