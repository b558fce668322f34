/** What still fits, and how efficient. */
@NullMarked
package org.parkwatch.capacity;

import org.jspecify.annotations.NullMarked;
