package org.parkwatch.facility.access;

/** What not every role may do. Looking is for every role, within the viewer's scope. */
public enum Right {
  /** Takes note of alarms, for everybody and for good. */
  ACKNOWLEDGE,
  /** Keeps alarms off the list for a while, for everybody. */
  SHELVE,
  /** Takes equipment out of service under a work order, and puts it back. */
  OUT_OF_SERVICE,
  /** Has a device asked at once, out of turn. */
  ASK_DEVICE,
  /** Compares the park files with what is in force, and sees every mistake in them. */
  REVIEW_PARK,
  /** Puts park files in force. */
  CHANGE_PARK,
  /** Puts alarm rules in force. */
  CHANGE_RULES,
  /** Sees who has an account; adds, changes, disables accounts; ends their sessions. */
  ACCOUNTS,
  /** Sees how the stores of samples are, and which samples were refused. */
  DATA_HEALTH,
  /** Takes history out as a file, within the viewer's scope. */
  EXPORT,
  /** Decides which certificates of servers are trusted. */
  TRUST,
  /** Reads who did what. */
  AUDIT
}
