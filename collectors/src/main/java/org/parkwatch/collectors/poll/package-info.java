/**
 * What all protocols share: devices with their rounds of points, the account of promised reads, and
 * the one way in which reads become samples. Knows no protocol.
 */
@NullMarked
package org.parkwatch.collectors.poll;

import org.jspecify.annotations.NullMarked;
