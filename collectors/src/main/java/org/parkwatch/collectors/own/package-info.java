/** The server's own figures as a device of the park. */
@NullMarked
package org.parkwatch.collectors.own;

import org.jspecify.annotations.NullMarked;
