/** The floor map: where everything is drawn, and the component that draws it. */
@NullMarked
package org.parkwatch.ui.map;

import org.jspecify.annotations.NullMarked;
