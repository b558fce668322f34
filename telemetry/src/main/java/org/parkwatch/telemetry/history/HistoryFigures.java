package org.parkwatch.telemetry.history;

/**
 * The health of history since it was opened.
 *
 * @param samples stored or left out
 * @param refusedNotANumber usable samples whose value is NaN or infinite
 * @param refusedUnknownPoint whose point has no cell
 * @param refusedTime of before 2020, over 400 days old or over ten minutes ahead of the log's time
 * @param refusedGone that came late for a quarter hour of which only roll-ups are kept
 * @param dropped while history was stopped
 * @param leftOut samples that say nothing new, where history is by exception
 * @param replaced samples that another one of the same point and time replaced
 * @param outOfOrder samples that came after a newer one of the same open quarter
 * @param late samples of a quarter that was sealed already
 * @param points with an open chunk, whose packed samples take {@code openBytes} of memory
 * @param sealedChunks and {@code sealedBytes} handed to the engine, before its compression
 * @param diskBytes the engine's files
 * @param deletedDays that went because of the size cap
 * @param failures of writes, each tried again
 * @param lag what the seal thread has still to do, in jobs
 */
public record HistoryFigures(
    HistoryState state,
    long samples,
    long refusedNotANumber,
    long refusedUnknownPoint,
    long refusedTime,
    long refusedGone,
    long dropped,
    long leftOut,
    long replaced,
    long outOfOrder,
    long late,
    int points,
    long openBytes,
    long sealedChunks,
    long sealedBytes,
    long diskBytes,
    long deletedDays,
    long failures,
    int lag) {}
