/** A start that must be refused, with every reason. */
@NullMarked
package org.parkwatch.tests.start;

import org.jspecify.annotations.NullMarked;
