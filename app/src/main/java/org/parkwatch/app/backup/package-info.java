/** Copies of a data folder: taken while the server runs, checked, and brought back. */
@NullMarked
package org.parkwatch.app.backup;

import org.jspecify.annotations.NullMarked;
