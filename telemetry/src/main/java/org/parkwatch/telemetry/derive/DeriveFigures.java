package org.parkwatch.telemetry.derive;

/**
 * How the engine is.
 *
 * @param formulas of the plan in force
 * @param inputPoints of devices that they take
 * @param emitted samples given to the log since the start
 * @param withheld samples that a replay did not give again, because the log has them or they are
 *     too old to matter
 * @param computingNanos time spent on computing since the start
 * @param failedCheckpoints that could not be written; the log is kept until one can
 */
public record DeriveFigures(
    int formulas,
    int inputPoints,
    long emitted,
    long withheld,
    long computingNanos,
    long failedCheckpoints) {}
