/** The alarm engine: reads the log, evaluates the rules, keeps the journal, serves the board. */
@NullMarked
package org.parkwatch.alerting;

import org.jspecify.annotations.NullMarked;
