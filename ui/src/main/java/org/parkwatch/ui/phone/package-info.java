/** The page for a phone on call. */
@NullMarked
package org.parkwatch.ui.phone;

import org.jspecify.annotations.NullMarked;
