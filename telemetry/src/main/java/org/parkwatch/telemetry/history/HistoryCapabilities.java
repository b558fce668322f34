package org.parkwatch.telemetry.history;

/**
 * What a store of history can do. Screens say what it cannot.
 *
 * @param exactValues a value comes back bit by bit; otherwise to 12 digits
 * @param lastWins of two samples of a point and time the later one stays; otherwise either may be
 *     read
 * @param readsAtOnce what was stored is read at once; otherwise the newest half minute may be
 *     missing
 * @param keepsRollups long times are read from roll-ups; otherwise reports over months take minutes
 */
public record HistoryCapabilities(
    boolean exactValues, boolean lastWins, boolean readsAtOnce, boolean keepsRollups) {
  /** Those of the embedded store. */
  public static HistoryCapabilities all() {
    return new HistoryCapabilities(true, true, true, true);
  }
}
