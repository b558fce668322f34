/** The command line for the park files. */
@NullMarked
package org.parkwatch.app.parkfiles;

import org.jspecify.annotations.NullMarked;
