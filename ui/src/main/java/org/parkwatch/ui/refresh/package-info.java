/** Keeps open screens up to date. */
@NullMarked
package org.parkwatch.ui.refresh;

import org.jspecify.annotations.NullMarked;
