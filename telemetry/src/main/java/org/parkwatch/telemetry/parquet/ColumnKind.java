package org.parkwatch.telemetry.parquet;

/** What stands in a column. */
public enum ColumnKind {
  /** An instant in UTC, whole milliseconds. */
  TIME,
  /** UTF-8. */
  TEXT,
  /** A 64-bit floating-point number. */
  NUMBER,
  /** A 64-bit whole number. */
  COUNT
}
