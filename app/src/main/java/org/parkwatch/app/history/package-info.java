/** Which history a site keeps where, and {@code ./parkwatch history}. */
@NullMarked
package org.parkwatch.app.history;

import org.jspecify.annotations.NullMarked;
