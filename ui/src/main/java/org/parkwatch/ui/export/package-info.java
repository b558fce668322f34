/** Takes history out as a file: the page, and the address that it is downloaded from. */
@NullMarked
package org.parkwatch.ui.export;

import org.jspecify.annotations.NullMarked;
