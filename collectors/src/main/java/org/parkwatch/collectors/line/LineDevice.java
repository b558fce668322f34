package org.parkwatch.collectors.line;

import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.park.Device;

/**
 * A device on a line, alone or one of several. See the parent.
 *
 * @param <R> what the protocol compiled to ask for the points of a round
 */
public class LineDevice<R> extends PolledDevice<R> {
  private final int number;

  /** Due, and not read to its end yet. */
  boolean waiting;

  /**
   * Takes a device that was never asked.
   *
   * @param number by which it is told from others on the line, 0..255 as on the wire
   */
  protected LineDevice(Device device, int number, Make<R> make, int onTimeMillis) {
    super(device, make, onTimeMillis);
    this.number = number;
  }

  public int number() {
    return number;
  }

  LineKey line() {
    return LineKey.of(device());
  }
}
