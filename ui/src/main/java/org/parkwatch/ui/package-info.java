/** Shows it. */
@NullMarked
package org.parkwatch.ui;

import org.jspecify.annotations.NullMarked;
