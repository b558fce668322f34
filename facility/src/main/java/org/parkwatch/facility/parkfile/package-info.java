/** Park files: what a person writes to say what stands where and feeds what. */
@NullMarked
package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.NullMarked;
