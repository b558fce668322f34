/** What the people who look after devices ask of those who read them. Ports, implemented above. */
@NullMarked
package org.parkwatch.facility.commissioning;

import org.jspecify.annotations.NullMarked;
