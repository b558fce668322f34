/** The frame around every view. */
@NullMarked
package org.parkwatch.ui.shell;

import org.jspecify.annotations.NullMarked;
