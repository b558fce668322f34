/** Rules proved before they go live: tests beside them, and what they would have done. */
@NullMarked
package org.parkwatch.alerting.trial;

import org.jspecify.annotations.NullMarked;
