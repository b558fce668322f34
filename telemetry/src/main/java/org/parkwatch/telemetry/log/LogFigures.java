package org.parkwatch.telemetry.log;

import java.util.List;

/**
 * The health of the log since it was opened.
 *
 * @param lastOffset of the newest group handed on, -1 if there is none
 * @param bytes written, {@code segmentBytes} standing in {@code segments} files now
 * @param syncP99Millis and {@code syncMaxMillis} over the last 600 groups
 * @param commitP99Millis and {@code commitMaxMillis} from the first append of a group until it is
 *     durable, over the last 600 groups
 * @param refusedSamples whose append was interrupted or came after close
 * @param notJournalledGroups handed on without being durable
 * @param damagedPlaces found on disk, each reported with file and offset
 * @param cutBytes of a torn tail, cut when the log was opened
 * @param clockAheadMillis how far the log's time is ahead of a wall clock that stepped back
 */
public record LogFigures(
    LogState state,
    long lastOffset,
    long groups,
    long samples,
    long commands,
    long bytes,
    int segments,
    long segmentBytes,
    double syncP99Millis,
    double syncMaxMillis,
    double commitP99Millis,
    double commitMaxMillis,
    long refusedSamples,
    long notJournalledGroups,
    long damagedPlaces,
    long cutBytes,
    long clockAheadMillis,
    List<ConsumerFigures> consumers) {

  /**
   * How one consumer keeps up.
   *
   * @param lagGroups handed on but not yet taken
   * @param fromDisk true while it reads from disk
   * @param failed true after it threw; it gets nothing any more
   * @param missedGroups that were gone (limit of the log, damage, not journalled) before it came
   */
  public record ConsumerFigures(
      String name, long lagGroups, boolean fromDisk, boolean failed, long missedGroups) {}
}
