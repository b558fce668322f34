package org.parkwatch.telemetry.influx;

import java.util.List;

/**
 * What is written as one line: the points of a device, or the derived points of a place, a cabinet
 * or a tenant. Immutable.
 *
 * @param kind the measurement, such as {@code rack_pdu}; steady over exchanges of the device
 * @param key unique within the kind, such as {@code FZ-B2-3F-R305-A07-PDU-A}
 * @param type the profile that reads it
 * @param firstPoint id of the first point; the others follow it
 * @param fields names of the points, in the order of their ids
 */
public record Block(String kind, String key, String type, int firstPoint, List<String> fields) {
  /** Id after the last point. */
  int end() {
    return firstPoint + fields.size();
  }

  boolean holds(int point) {
    return point >= firstPoint && point < end();
  }

  String field(int point) {
    return fields.get(point - firstPoint);
  }
}
