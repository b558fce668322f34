package org.parkwatch.simulators.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.simulators.lists.ListCode;
import org.parkwatch.simulators.lists.ListTable;
import org.parkwatch.simulators.lists.ReferenceList;
import org.parkwatch.simulators.lists.ReferenceLists;
import org.parkwatch.simulators.lists.Repetition;

/** The makes of the document that people read. Immutable once read. */
final class MqttLists {
  private static final Map<String, Double> UNITS = Map.of("bar", 1e5);
  private static final Map<String, Double> DEADBANDS = Map.of("°C", 0.1, "%", 0.5);

  private final Map<String, MqttList> byId = new HashMap<>();

  private MqttLists() {}

  /**
   * Reads the document that comes with the simulators.
   *
   * @throws IllegalArgumentException naming the list that cannot be understood
   */
  static MqttLists load() {
    MqttLists lists = new MqttLists();
    ReferenceLists.read("mqtt-lists.md")
        .forEach((id, list) -> lists.byId.put(id, new MqttList(id, rows(list))));
    return lists;
  }

  Optional<MqttList> find(String profile) {
    return Optional.ofNullable(byId.get(profile));
  }

  private static List<MqttList.Row> rows(ReferenceList list) {
    List<MqttList.Row> rows = new ArrayList<>();
    for (ListTable table : list.tables()) {
      for (Map<String, String> cells : table.rows()) {
        for (int n = table.repeated().first(); n <= table.repeated().last(); n++) {
          rows.add(row(list, cells, n));
        }
      }
    }
    return rows;
  }

  private static MqttList.Row row(ReferenceList list, Map<String, String> cells, int n) {
    String unit = cell(list, cells, "unit");
    String datatype = cell(list, cells, "datatype");
    if (!datatype.equals("Int32") && !datatype.equals("Float")) {
      throw new IllegalArgumentException(list.names() + ": no datatype '" + datatype + "'");
    }
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (ListCode code : list.codes().getOrDefault(unit, List.of())) {
      codes.put(code.word(), code.number());
    }
    return new MqttList.Row(
        Repetition.numbered(cell(list, cells, "metric"), n),
        datatype.equals("Int32"),
        Repetition.numbered(cell(list, cells, "topic"), n),
        Repetition.numbered(cell(list, cells, "pointer"), n),
        UNITS.getOrDefault(unit, 1.0),
        DEADBANDS.getOrDefault(unit, 0.0),
        Repetition.numbered(cell(list, cells, "signal"), n),
        codes);
  }

  private static String cell(ReferenceList list, Map<String, String> cells, String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException(list.names() + ": no column '" + column + "'");
    }
    return cell;
  }
}
