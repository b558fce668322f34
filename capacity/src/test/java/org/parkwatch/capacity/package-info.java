@NullMarked
package org.parkwatch.capacity;

import org.jspecify.annotations.NullMarked;
