/** {@code ./parkwatch credential}: the secrets by which devices are asked. */
@NullMarked
package org.parkwatch.app.credentials;

import org.jspecify.annotations.NullMarked;
