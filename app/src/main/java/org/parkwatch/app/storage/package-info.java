/** Where this server keeps things, and what time it is. */
@NullMarked
package org.parkwatch.app.storage;

import org.jspecify.annotations.NullMarked;
