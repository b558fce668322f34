/**
 * The list of alarms as people see it: a projection of the journal, and the commands people give.
 */
@NullMarked
package org.parkwatch.alerting.board;

import org.jspecify.annotations.NullMarked;
