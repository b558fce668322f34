/** A disk that is full. */
@NullMarked
package org.parkwatch.tests.disk;

import org.jspecify.annotations.NullMarked;
