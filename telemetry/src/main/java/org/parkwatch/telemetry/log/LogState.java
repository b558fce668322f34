package org.parkwatch.telemetry.log;

/** Whether what the log hands on is durable. */
public enum LogState {
  /** Every group is durable before anyone hears of it. */
  RUNNING,
  /** Durable, but the disk is full and the log lives on its reserve: minutes are left. */
  ON_RESERVE,
  /**
   * The disk takes nothing: samples reach consumers from memory, commands fail. Tried again every
   * five seconds.
   */
  NOT_JOURNALLED,
  CLOSED
}
