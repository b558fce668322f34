/** Stores of history that are measured against each other, each in a process of its own. */
@NullMarked
package org.parkwatch.tests.stores;

import org.jspecify.annotations.NullMarked;
