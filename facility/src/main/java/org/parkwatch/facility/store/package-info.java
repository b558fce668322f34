/** Keeps the park in SQL, with valid time, and gives out pictures of it. */
@NullMarked
package org.parkwatch.facility.store;

import org.jspecify.annotations.NullMarked;
