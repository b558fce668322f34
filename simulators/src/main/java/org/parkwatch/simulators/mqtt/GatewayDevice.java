package org.parkwatch.simulators.mqtt;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.simulators.plant.Signals;

/** One device behind a gateway and what it said last. Confined to the gateways' thread. */
final class GatewayDevice {
  final String code;
  final String equipment;

  /** The last part of its path. */
  final String name;

  final List<MqttList.Row> rows;

  /** When it spoke last, in UTC milliseconds. */
  long spokeAtMillis;

  /** Whether its gateway has said that it is gone. */
  boolean gone;

  private final Signals signals;
  private final int[] slots;
  private final double[] sent;

  /**
   * Finds its signals.
   *
   * @throws IllegalArgumentException naming those that the equipment does not have
   */
  GatewayDevice(String code, String equipment, String name, MqttList list, Signals signals) {
    this.code = code;
    this.equipment = equipment;
    this.name = name;
    this.rows = list.rows();
    this.signals = signals;
    slots = rows.stream().mapToInt(row -> signals.slot(equipment, row.signal())).toArray();
    sent = new double[slots.length];
    Arrays.fill(sent, Double.NaN);
    List<String> missing =
        rows.stream()
            .map(MqttList.Row::signal)
            .filter(signal -> signals.slot(equipment, signal) < 0)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(code + ": " + equipment + " has no signals " + missing);
    }
  }

  /** A value as it goes out: in the list's unit, or the code of the state; NaN for none. */
  double value(int row) {
    MqttList.Row what = rows.get(row);
    if (what.isState()) {
      Integer code = what.codes().get(signals.word(slots[row]));
      return code == null ? Double.NaN : code;
    }
    double value = signals.value(slots[row]) / what.unit();
    return what.whole() ? Math.rint(value) : value;
  }

  String word(int row) {
    return signals.word(slots[row]);
  }

  /** Whether the value differs from the one that was sent last by more than its deadband. */
  boolean changed(int row, double value) {
    double before = sent[row];
    if (Double.isNaN(value) || Double.isNaN(before)) {
      return Double.isNaN(value) != Double.isNaN(before);
    }
    return value != before && Math.abs(value - before) >= rows.get(row).deadband();
  }

  void sent(int row, double value) {
    sent[row] = value;
  }
}
