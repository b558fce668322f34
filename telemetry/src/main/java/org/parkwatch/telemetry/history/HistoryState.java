package org.parkwatch.telemetry.history;

/** Whether history takes samples. */
public enum HistoryState {
  RUNNING,
  /** The disk is at its floor or takes nothing: samples are dropped and counted. */
  STOPPED_DISK_FULL,
  /** History is at its size cap with a single day: samples are dropped and counted. */
  STOPPED_AT_CAP,
  CLOSED
}
