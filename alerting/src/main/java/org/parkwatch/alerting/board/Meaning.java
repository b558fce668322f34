package org.parkwatch.alerting.board;

import org.parkwatch.facility.park.Names;

/**
 * What a line of the list means that is more than one alarm's own words.
 *
 * @param sentence as of {@link Incident}
 * @param alarms that the line stands for, at least 1
 */
public record Meaning(Names sentence, int alarms) {}
