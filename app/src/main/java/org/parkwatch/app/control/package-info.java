/** How the command line speaks to the running server: a socket in the data folder. */
@NullMarked
package org.parkwatch.app.control;

import org.jspecify.annotations.NullMarked;
