/** One UDP socket that stands in for every address of 127.0.0.0/8, and for no other. */
@NullMarked
package org.parkwatch.simulators.net;

import org.jspecify.annotations.NullMarked;
