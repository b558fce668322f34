package org.parkwatch.telemetry.influx;

/**
 * How the history in a server is, since it was opened.
 *
 * @param out true while the server takes nothing; the log keeps what it has not taken
 * @param outSeconds for how long it has taken nothing, 0 while it does
 * @param problem what it said last, empty while all is well
 * @param samples stored, {@code lines} of them
 * @param refusedSamples of unknown points, without a number, or of an absurd time
 * @param refusedWrites that the server took in part at most, and would not take the next time
 * @param failedWrites each tried again
 * @param passedOffset first group of the log that it has not taken
 */
public record ServerFigures(
    boolean out,
    double outSeconds,
    String problem,
    long samples,
    long lines,
    long refusedSamples,
    long refusedWrites,
    long failedWrites,
    long passedOffset) {}
