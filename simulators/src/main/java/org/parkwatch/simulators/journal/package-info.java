/** The truth kept for tests: every answer a simulator gave. */
@NullMarked
package org.parkwatch.simulators.journal;

import org.jspecify.annotations.NullMarked;
