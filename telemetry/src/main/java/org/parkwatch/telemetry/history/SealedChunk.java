package org.parkwatch.telemetry.history;

/** A chunk on its way to disk, or read from there. */
@SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
record SealedChunk(int point, int quarter, byte[] bytes) {}
