package org.parkwatch.profiles.binding;

/**
 * How the readings of a device's clock tell the time.
 *
 * @param inParts year, month, day, hour, minute and second in this order, a year below 100 being of
 *     this century; else one number of seconds since 1970
 * @param local whether the parts are those of the site's clocks, which are the server's own; else
 *     of UTC
 */
public record ClockForm(boolean inParts, boolean local) {
  /** Year, month, day, hour, minute, second. */
  public static final int PARTS = 6;
}
