/** What pollers are told to do. */
@NullMarked
package org.parkwatch.tests.pollers;

import org.jspecify.annotations.NullMarked;
