/** Other people's programs meet ours on the wire. */
@NullMarked
package org.parkwatch.tests.peers;

import org.jspecify.annotations.NullMarked;
