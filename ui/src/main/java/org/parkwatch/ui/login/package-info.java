/** The page before the door. */
@NullMarked
package org.parkwatch.ui.login;

import org.jspecify.annotations.NullMarked;
