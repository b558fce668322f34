/** Main class, wiring, security. */
@NullMarked
package org.parkwatch.app;

import org.jspecify.annotations.NullMarked;
