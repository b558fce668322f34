package org.parkwatch.alerting.journal;

/**
 * That maintenance has something in hand (ISA-18.2-2016, state I): its alarms are evaluated and
 * journalled as ever, and neither on the list nor told to anybody.
 *
 * @param id names it for good
 * @param target what is out of service, with all that it encloses; what guards lives is meant only
 *     by its own name
 * @param workOrder never empty
 * @param reason never empty
 * @param owner who answers for it, never empty
 * @param by account that took it out
 * @param sinceMillis UTC time of the log
 * @param untilMillis UTC time of the log at which it returns in any case
 * @param endedMillis UTC time of the log at which it returned, 0 while it is out
 * @param endedBy account that put it back, empty if its time was over
 */
public record OutOfService(
    String id,
    Target target,
    String workOrder,
    String reason,
    String owner,
    String by,
    long sinceMillis,
    long untilMillis,
    long endedMillis,
    String endedBy) {

  /**
   * What a code names.
   *
   * @param code of the park
   */
  public record Target(Kind kind, String code) {}

  /** What can be taken out of service. */
  public enum Kind {
    DEVICE,
    EQUIPMENT,
    CABINET,
    PLACE
  }

  public boolean inForce() {
    return endedMillis == 0;
  }

  /** As it is kept after its return. */
  public OutOfService ended(long millis, String who) {
    return new OutOfService(
        id, target, workOrder, reason, owner, by, sinceMillis, untilMillis, millis, who);
  }
}
