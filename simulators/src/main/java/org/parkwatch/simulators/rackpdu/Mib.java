package org.parkwatch.simulators.rackpdu;

import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Source;

/** Writes down what a make serves, table by table, as its MIB lists it. */
final class Mib {
  static final String ENTERPRISES = "1.3.6.1.4.1.";

  private final MibTree.Builder<PduReading> tree = MibTree.builder();

  /**
   * @param object name of a scalar without its {@code .0}
   */
  Mib scalar(String object, Source<PduReading> value) {
    tree.add(object, "0", value);
    return this;
  }

  /**
   * @param entry name of the row object of a table, such as {@code 1.3.6.1.2.1.2.2.1}
   * @param index what stands after the column number, such as {@code 1} or {@code 1.1.4}
   */
  Row row(String entry, String index) {
    return new Row(entry, index);
  }

  MibTree<PduReading> build() {
    return tree.build();
  }

  /** One row of a table. */
  final class Row {
    private final String entry;
    private final String index;

    private Row(String entry, String index) {
      this.entry = entry;
      this.index = index;
    }

    Row put(int column, Source<PduReading> value) {
      tree.add(entry + "." + column, index, value);
      return this;
    }
  }
}
