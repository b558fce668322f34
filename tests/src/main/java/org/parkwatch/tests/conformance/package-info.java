/** Lets the collector read recordings of real devices and writes down what it read. */
@NullMarked
package org.parkwatch.tests.conformance;

import org.jspecify.annotations.NullMarked;
