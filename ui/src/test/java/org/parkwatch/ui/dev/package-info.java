/** A server with a made-up park, for looking at screens and for tests. */
@NullMarked
package org.parkwatch.ui.dev;

import org.jspecify.annotations.NullMarked;
