package org.parkwatch.telemetry.history;

import java.util.List;

/** Something for the history writer to write. */
sealed interface HistoryJob {
  /** Chunks of a cell whose quarter is over. */
  record Seal(Cell cell, List<SealedChunk> chunks) implements HistoryJob {}

  /** Samples, each packed as a chunk of its own, for chunks that are sealed already. */
  record Late(List<SealedChunk> samples) implements HistoryJob {}

  /** The open chunks of a cell. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Save(Cell cell, byte[] checkpoint) implements HistoryJob {}

  /** All cells have sealed an hour, counted from 1970 in UTC. */
  record Fold(int hour) implements HistoryJob {}

  /** Nothing comes after it. */
  record End() implements HistoryJob {}
}
