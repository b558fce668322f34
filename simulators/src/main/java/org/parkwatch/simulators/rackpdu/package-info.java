/** How each make of rack PDU answers: its objects, scales, indices and sentinels. */
@NullMarked
package org.parkwatch.simulators.rackpdu;

import org.jspecify.annotations.NullMarked;
