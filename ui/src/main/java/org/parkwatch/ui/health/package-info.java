/** The page about the stores of samples and what they refused. */
@NullMarked
package org.parkwatch.ui.health;

import org.jspecify.annotations.NullMarked;
