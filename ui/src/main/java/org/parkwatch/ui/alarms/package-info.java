/** The alarm list. */
@NullMarked
package org.parkwatch.ui.alarms;

import org.jspecify.annotations.NullMarked;
