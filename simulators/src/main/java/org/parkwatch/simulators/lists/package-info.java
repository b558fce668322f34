/** The reference lists: what each device of the park answers with, as the documents beside say. */
@NullMarked
package org.parkwatch.simulators.lists;

import org.jspecify.annotations.NullMarked;
