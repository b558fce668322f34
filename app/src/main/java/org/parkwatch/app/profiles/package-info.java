/** {@code ./parkwatch profile}: what a person who writes device profiles works with. */
@NullMarked
package org.parkwatch.app.profiles;

import org.jspecify.annotations.NullMarked;
