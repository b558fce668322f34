/** The secrets by which devices are asked: read from one owner-only file, never shown. */
@NullMarked
package org.parkwatch.collectors.credentials;

import org.jspecify.annotations.NullMarked;
