/** What devices told by themselves, kept. */
@NullMarked
package org.parkwatch.collectors.events;

import org.jspecify.annotations.NullMarked;
