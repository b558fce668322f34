package org.parkwatch.alerting.board;

import org.parkwatch.alerting.journal.Shelf;

/**
 * An alarm that is kept off the list for a while.
 *
 * @param alarm as it is now; with {@link Alarm#returnedMillis} above 0 its condition is over
 */
public record Shelved(Alarm alarm, Shelf shelf) {}
