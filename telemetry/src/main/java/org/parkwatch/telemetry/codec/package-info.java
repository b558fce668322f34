/** How samples are packed into bytes: variable-length numbers and decimals that lose nothing. */
@NullMarked
package org.parkwatch.telemetry.codec;

import org.jspecify.annotations.NullMarked;
