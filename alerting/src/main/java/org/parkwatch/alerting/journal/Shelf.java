package org.parkwatch.alerting.journal;

/**
 * That an alarm is kept off the list for a while: shelved after ISA-18.2-2016, state G. Its
 * condition is evaluated and journalled as ever, and an alarm that the same condition raises
 * meanwhile is shelved too.
 *
 * @param oneShot ends as soon as the condition is over (OPC UA Part 9: OneShotShelved), else it
 *     lasts its whole time (TimedShelved)
 * @param by account
 * @param reason never empty
 * @param sinceMillis UTC time of the log
 * @param untilMillis UTC time of the log at which it ends in any case
 */
public record Shelf(
    boolean oneShot, String by, String reason, long sinceMillis, long untilMillis) {}
