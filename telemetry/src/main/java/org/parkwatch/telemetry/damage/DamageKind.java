package org.parkwatch.telemetry.damage;

/** What is damaged, and with that what is lost and what was done: said in each language. */
public enum DamageKind {
  /** The end of the sample log was no whole group, and was cut. */
  LOG_END,
  /** A place within the sample log is passed over. */
  LOG_PLACE,
  /** The newest samples begin with what the log has. */
  NEWEST_SAMPLES,
  /** The open chunks of a cell are made again of what the log has. */
  OPEN_CHUNKS,
  /** A file of history was taken out, the others are used on. */
  HISTORY_FILE,
  /** History could not be read: it was set aside as a whole and begun anew. */
  HISTORY,
  /** The engine of history met something that does not fit its checksums. */
  HISTORY_ENGINE,
  /** Alarm state and journal were set aside and begun anew. */
  ALARMS,
  /** Of before kinds were told apart. */
  OTHER
}
