package org.parkwatch.profiles.binding;

/**
 * Raw numbers by which a device says that it has no reading; not a number at all says so always.
 *
 * @param from lowest code, {@code to} highest code, both inclusive
 */
public record NoReading(double from, double to) {
  public NoReading {
    if (!(from <= to)) {
      throw new IllegalArgumentException("codes run from " + from + " down to " + to);
    }
  }

  public static NoReading code(double code) {
    return new NoReading(code, code);
  }
}
