package org.parkwatch.telemetry.health;

import org.parkwatch.telemetry.history.HistoryFigures;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.log.LogFigures;
import org.parkwatch.telemetry.log.LogFigures.ConsumerFigures;

/**
 * The log and the history of samples at one moment.
 *
 * @param logMaxBytes what the log may grow to, {@code groupMillis} how long a group gathers at most
 * @param freeBytes of the disk that history lies on
 * @param pendingCompactionBytes that the engine of history has still to rewrite
 * @param oldestMillis where the oldest day of samples begins, UTC; -1 without any
 */
public record StoreState(
    HistoryFigures history,
    HistoryOptions options,
    LogFigures log,
    long logMaxBytes,
    long groupMillis,
    long freeBytes,
    long pendingCompactionBytes,
    long oldestMillis) {

  /** How far a consumer is behind the log, seconds at most; 0 for one that does not exist. */
  public double behindSeconds(String consumer) {
    return log.consumers().stream()
            .filter(each -> each.name().equals(consumer))
            .mapToLong(ConsumerFigures::lagGroups)
            .sum()
        * groupMillis
        / 1e3;
  }

  /** Samples refused since the start, for any reason. */
  public long refused() {
    return history.refusedNotANumber()
        + history.refusedUnknownPoint()
        + history.refusedTime()
        + history.refusedGone();
  }
}
