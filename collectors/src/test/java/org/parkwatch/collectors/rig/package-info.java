/** What tests of several protocols share. */
@NullMarked
package org.parkwatch.collectors.rig;

import org.jspecify.annotations.NullMarked;
