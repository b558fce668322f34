/** Changed park files: what they change, and putting them in force. */
@NullMarked
package org.parkwatch.ui.parkfiles;

import org.jspecify.annotations.NullMarked;
