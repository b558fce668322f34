package org.parkwatch.alerting.journal;

/**
 * One transition of an alarm. Everything is under keys that outlive ids.
 *
 * @param sequence 1, 2, 3 … without gaps
 * @param alarm sequence of the entry that raised the alarm
 * @param sinceMillis UTC, from when the condition was true or over by the samples' own time
 * @param atMillis UTC, time of the log when it was decided, delays included
 * @param committedAtMillis wall clock when it was written, for figures only
 * @param logOffset group of the log that brought it
 * @param rule id of the rule, with the state after a colon where it is about states
 * @param point id at that time, for figures only
 * @param device code of the device, or of the cabinet, place or tenant that a derived point belongs
 *     to
 * @param pointName name of the point in the device
 * @param value NaN where there is none
 * @param limit NaN where there is none
 * @param who account that acknowledged, else empty
 * @param reason in a person's words, or why it was withdrawn; else empty
 */
public record JournalEntry(
    long sequence,
    EntryKind kind,
    long alarm,
    long sinceMillis,
    long atMillis,
    long committedAtMillis,
    long logOffset,
    String rule,
    int point,
    String device,
    String pointName,
    int severity,
    double value,
    double limit,
    String who,
    String reason) {

  /**
   * What happened to an alarm as it is then; not written yet.
   *
   * @param value NaN where there is none
   */
  public static JournalEntry of(
      long sequence,
      EntryKind kind,
      AlarmRow row,
      long sinceMillis,
      long atMillis,
      long logOffset,
      double value,
      String who,
      String reason) {
    return new JournalEntry(
        sequence,
        kind,
        row.id(),
        sinceMillis,
        atMillis,
        0,
        logOffset,
        row.rule(),
        row.point(),
        row.device(),
        row.pointName(),
        row.severity(),
        value,
        row.limit(),
        who,
        reason);
  }

  /** The same entry with the time at which it is written. */
  JournalEntry committedAt(long millis) {
    return new JournalEntry(
        sequence,
        kind,
        alarm,
        sinceMillis,
        atMillis,
        millis,
        logOffset,
        rule,
        point,
        device,
        pointName,
        severity,
        value,
        limit,
        who,
        reason);
  }
}
