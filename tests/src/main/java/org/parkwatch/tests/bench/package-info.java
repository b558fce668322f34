/** Benchmarks that measure a running park from outside. */
@NullMarked
package org.parkwatch.tests.bench;

import org.jspecify.annotations.NullMarked;
