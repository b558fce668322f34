/** What happened to alarms, durable and exactly once, and where the evaluator goes on. */
@NullMarked
package org.parkwatch.alerting.journal;

import org.jspecify.annotations.NullMarked;
