/** The alarms of the running server on the command line. */
@NullMarked
package org.parkwatch.app.alarms;

import org.jspecify.annotations.NullMarked;
