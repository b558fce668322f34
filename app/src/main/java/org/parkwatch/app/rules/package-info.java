/** {@code ./parkwatch rules}: alarm rules checked, tested and tried on history. */
@NullMarked
package org.parkwatch.app.rules;

import org.jspecify.annotations.NullMarked;
