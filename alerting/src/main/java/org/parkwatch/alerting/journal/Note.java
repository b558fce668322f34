package org.parkwatch.alerting.journal;

/**
 * What a person wrote down about an alarm while it stood.
 *
 * @param atMillis UTC time of the log
 * @param who account
 */
public record Note(long atMillis, String who, String text) {}
