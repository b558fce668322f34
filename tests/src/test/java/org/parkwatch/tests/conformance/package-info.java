/** Recordings of real devices, served and read. */
@NullMarked
package org.parkwatch.tests.conformance;

import org.jspecify.annotations.NullMarked;
