/** The screens as a person meets them: a real server, a real browser. */
@NullMarked
package org.parkwatch.ui.screens;

import org.jspecify.annotations.NullMarked;
