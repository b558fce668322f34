package org.parkwatch.tests.rig;

import java.util.List;

/**
 * A device as the server's database describes it.
 *
 * @param profile id of the profile that reads it
 * @param protocol as the park files name it, such as {@code modbus-gateway}
 * @param host address in 127.0.0.0/8
 * @param cell id of the partition it belongs to
 * @param firstPoint id of the first of its points, which have consecutive ids
 * @param points in the order of their ids
 * @param inService whether it is on NOC lists: itself, its cabinet and all places around it
 */
public record RackPdu(
    String code,
    String profile,
    String protocol,
    String host,
    int port,
    int cell,
    int firstPoint,
    List<Point> points,
    boolean inService) {
  /**
   * A point of the device.
   *
   * @param intervalMillis between promised samples
   * @param unasked whether nobody asks the device for it: the server's own statement about it, such
   *     as {@code comm.up}, or what it tells by itself
   */
  public record Point(String name, long intervalMillis, boolean unasked) {}

  /**
   * Id of a point by its name.
   *
   * @throws IllegalArgumentException if the device has no such point
   */
  public int point(String name) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).name().equals(name)) {
        return firstPoint + i;
      }
    }
    throw new IllegalArgumentException(code + " has no point " + name);
  }
}
