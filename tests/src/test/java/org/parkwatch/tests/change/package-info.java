/** Changed park files, put in force while everything runs. */
@NullMarked
package org.parkwatch.tests.change;

import org.jspecify.annotations.NullMarked;
