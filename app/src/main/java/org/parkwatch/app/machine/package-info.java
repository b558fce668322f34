/** What other programs get from the server: metrics and exports, each by a token of its own. */
@NullMarked
package org.parkwatch.app.machine;

import org.jspecify.annotations.NullMarked;
