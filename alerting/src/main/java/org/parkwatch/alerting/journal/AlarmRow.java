package org.parkwatch.alerting.journal;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * An alarm as it is kept: standing, or ended. Place and texts are those of the time at which it was
 * raised.
 *
 * @param id sequence of the entry that raised it
 * @param rule id of the rule, with the state after a colon where it is about states
 * @param point id at that time
 * @param active whether the condition is still true
 * @param returnedMillis UTC, 0 while it is active
 * @param acknowledgedBy account, empty while nobody has it
 * @param endedMillis UTC time of the log, 0 while it stands
 * @param reason given with the acknowledgement, or why it ended; may be empty
 * @param shelf null unless a person put it off the list
 * @param marks latched, by design, out of service, notes
 */
public record AlarmRow(
    long id,
    String rule,
    int point,
    String device,
    String pointName,
    int severity,
    boolean active,
    Names place,
    Names what,
    double value,
    double limit,
    String unit,
    int decimals,
    long sinceMillis,
    long returnedMillis,
    String acknowledgedBy,
    long acknowledgedMillis,
    long endedMillis,
    String reason,
    @Nullable Shelf shelf,
    Marks marks) {

  public boolean acknowledged() {
    return !acknowledgedBy.isEmpty();
  }

  /** Whether its condition may be over and it stays, though somebody has it. */
  public boolean latched() {
    return marks.latched();
  }

  /** The same alarm with other marks. */
  public AlarmRow marked(Marks wanted) {
    return with(
        active,
        returnedMillis,
        acknowledgedBy,
        acknowledgedMillis,
        endedMillis,
        reason,
        shelf,
        wanted);
  }

  /** Told again after it was aside: as nobody's. */
  public AlarmRow backWith(Marks wanted) {
    return with(active, returnedMillis, "", 0, endedMillis, "", shelf, wanted);
  }

  public AlarmRow returned(long millis) {
    return with(false, millis, acknowledgedBy, acknowledgedMillis, endedMillis, reason);
  }

  /** Kept off the list, or on it again where {@code wanted} is null. */
  public AlarmRow shelved(@Nullable Shelf wanted) {
    return with(
        active,
        returnedMillis,
        acknowledgedBy,
        acknowledgedMillis,
        endedMillis,
        reason,
        wanted,
        marks);
  }

  /** On the list again and as nobody's: who had it put it away, and others may be on duty now. */
  public AlarmRow unshelved() {
    return with(active, returnedMillis, "", 0, endedMillis, "", null, marks);
  }

  public AlarmRow acknowledged(String by, long millis, String why) {
    return with(active, returnedMillis, by, millis, endedMillis, why);
  }

  public AlarmRow ended(long millis) {
    return with(active, returnedMillis, acknowledgedBy, acknowledgedMillis, millis, reason);
  }

  /** Ended because its condition came true again, as an alarm of its own. */
  public AlarmRow superseded(long millis) {
    return with(active, returnedMillis, acknowledgedBy, acknowledgedMillis, millis, "raised again");
  }

  public AlarmRow withdrawn(long millis, String why) {
    return with(
        false, active ? millis : returnedMillis, acknowledgedBy, acknowledgedMillis, millis, why);
  }

  private AlarmRow with(
      boolean isActive, long returned, String ackBy, long ackAt, long ended, String why) {
    return with(isActive, returned, ackBy, ackAt, ended, why, shelf, marks);
  }

  private AlarmRow with(
      boolean isActive,
      long returned,
      String ackBy,
      long ackAt,
      long ended,
      String why,
      @Nullable Shelf kept,
      Marks wanted) {
    return new AlarmRow(
        id,
        rule,
        point,
        device,
        pointName,
        severity,
        isActive,
        place,
        what,
        value,
        limit,
        unit,
        decimals,
        sinceMillis,
        returned,
        ackBy,
        ackAt,
        ended,
        why,
        kept,
        wanted);
  }
}
