package org.parkwatch.telemetry.history;

/** Whether history takes samples. */
public enum HistoryState {
  RUNNING,
  /** The disk is at its floor or full: samples are dropped and counted. */
  STOPPED_DISK_FULL,
  /** The disk fails or is read-only: samples are dropped and counted, what is there is read. */
  STOPPED_DISK_UNWRITABLE,
  /** History is at its size cap with a single day: samples are dropped and counted. */
  STOPPED_AT_CAP,
  CLOSED
}
