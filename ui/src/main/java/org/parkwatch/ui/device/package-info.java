/** One device: what it is, how it answers, and all its points with their raw values. */
@NullMarked
package org.parkwatch.ui.device;

import org.jspecify.annotations.NullMarked;
