package org.parkwatch.simulators.mqtt;

import java.util.List;
import java.util.Map;

/** What the document says of one make. */
record MqttList(String id, List<Row> rows) {
  MqttList {
    rows = List.copyOf(rows);
  }

  /**
   * One value.
   *
   * @param metric name in Sparkplug
   * @param whole whether its datatype is Int32; else Float
   * @param topic of the JSON message, below the device's prefix
   * @param pointer into that message
   * @param unit what one of the list's unit is in the unit of the signal
   * @param deadband change in the list's unit that Sparkplug does not report
   * @param codes number by the word of the state; empty for quantities
   */
  record Row(
      String metric,
      boolean whole,
      String topic,
      String pointer,
      double unit,
      double deadband,
      String signal,
      Map<String, Integer> codes) {
    boolean isState() {
      return !codes.isEmpty();
    }
  }
}
