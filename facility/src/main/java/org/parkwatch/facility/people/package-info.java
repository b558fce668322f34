/** The people who work here: name, role, team, language and what they may see. */
@NullMarked
package org.parkwatch.facility.people;

import org.jspecify.annotations.NullMarked;
