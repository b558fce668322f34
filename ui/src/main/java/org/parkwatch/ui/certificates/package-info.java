/** Which servers of devices are trusted. */
@NullMarked
package org.parkwatch.ui.certificates;

import org.jspecify.annotations.NullMarked;
