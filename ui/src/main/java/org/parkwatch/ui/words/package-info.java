/** The two languages of the house, and how figures, ages and times are written. */
@NullMarked
package org.parkwatch.ui.words;

import org.jspecify.annotations.NullMarked;
