/** Whether the committed bundle fits the code. */
@NullMarked
package org.parkwatch.ui.bundle;

import org.jspecify.annotations.NullMarked;
