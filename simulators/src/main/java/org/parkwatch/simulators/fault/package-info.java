/** What is made to go wrong, and for how long. */
@NullMarked
package org.parkwatch.simulators.fault;

import org.jspecify.annotations.NullMarked;
