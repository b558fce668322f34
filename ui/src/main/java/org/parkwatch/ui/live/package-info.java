/** Live values to the screens: frames over a WebSocket, trends and details over HTTP. */
@NullMarked
package org.parkwatch.ui.live;

import org.jspecify.annotations.NullMarked;
