/** The alarm rules in force, their files, and how they are changed. */
@NullMarked
package org.parkwatch.ui.rules;

import org.jspecify.annotations.NullMarked;
