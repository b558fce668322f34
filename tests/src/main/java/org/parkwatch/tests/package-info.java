/** Proves it as a whole; benchmarks. */
@NullMarked
package org.parkwatch.tests;

import org.jspecify.annotations.NullMarked;
