/** Going over to changed park files while everything runs: compare, check, put in force. */
@NullMarked
package org.parkwatch.facility.change;

import org.jspecify.annotations.NullMarked;
