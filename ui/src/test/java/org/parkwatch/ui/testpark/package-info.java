/** A small park with everything in memory, for tests of the screens. */
@NullMarked
package org.parkwatch.ui.testpark;

import org.jspecify.annotations.NullMarked;
