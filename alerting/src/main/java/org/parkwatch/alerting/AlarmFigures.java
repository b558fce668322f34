package org.parkwatch.alerting;

/**
 * How the alarm engine is doing.
 *
 * @param conditions that are evaluated
 * @param unknown of them nobody can say now whether they are true; counted twice a minute
 * @param standing alarms on the list
 * @param shelved alarms that are kept off it
 * @param transitions of alarms since this start
 * @param offset of the newest group taken, -1 if none was
 * @param behindMillis age of that group when it was taken
 * @param journalled false while the journal cannot be written
 * @param lostEntries that could not be kept until the journal could be written again
 */
public record AlarmFigures(
    int conditions,
    int unknown,
    int standing,
    int shelved,
    long transitions,
    long offset,
    long behindMillis,
    boolean journalled,
    long lostEntries) {}
