/** What an alarm is about. */
@NullMarked
package org.parkwatch.alerting.subject;

import org.jspecify.annotations.NullMarked;
