/** The whole park, with healthy and sick devices. */
@NullMarked
package org.parkwatch.tests.park;

import org.jspecify.annotations.NullMarked;
