package org.parkwatch.simulators.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.simulators.lists.Documents;

/** Reads the makes out of the document that people read. Immutable once read. */
final class MqttLists {
  private static final Pattern REPEAT = Pattern.compile("Repeated: n = (\\d+)\\.\\.(\\d+)");
  private static final Pattern CODE = Pattern.compile("(\\d+) ([a-z0-9-]+) \\([a-z]+\\)");
  private static final Pattern NUMBERED = Pattern.compile("\\{n(?::0(\\d))?}");
  private static final Map<String, Double> UNITS = Map.of("bar", 1e5);
  private static final Map<String, Double> DEADBANDS = Map.of("°C", 0.1, "%", 0.5);
  private static final int COLUMNS = 7;
  private static final int[] ONCE = {1, 1};

  private final Map<String, MqttList> byId = new HashMap<>();
  private List<String> ids = List.of();
  private List<String[]> rows = new ArrayList<>();
  private Map<String, Map<String, Integer>> codes = new HashMap<>();
  private int[] repeat = ONCE;

  private MqttLists() {}

  /** Reads the document that comes with the simulators. */
  static MqttLists load() {
    return read(Documents.text("mqtt-lists.md"));
  }

  /** All makes of a text. */
  static MqttLists read(String text) {
    MqttLists lists = new MqttLists();
    text.lines().forEach(lists::line);
    lists.end();
    return lists;
  }

  Optional<MqttList> find(String profile) {
    return Optional.ofNullable(byId.get(profile));
  }

  private void line(String line) {
    if (line.startsWith("## ")) {
      end();
      ids = List.of(line.substring("## ".length()).strip().split(", "));
    } else if (line.startsWith("* codes ")) {
      int colon = line.indexOf(':');
      codes.put(line.substring("* codes ".length(), colon), codes(line.substring(colon)));
    } else if (line.startsWith("Repeated: ")) {
      Matcher matcher = REPEAT.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(ids + ": cannot read '" + line + "'");
      }
      repeat =
          new int[] {
            Integer.parseInt(matcher.group(1), 10), Integer.parseInt(matcher.group(2), 10)
          };
    } else if (line.startsWith("| ") && !line.startsWith("| metric ")) {
      rows.add(line.substring(1).split("\\|", -1));
    }
  }

  private static Map<String, Integer> codes(String text) {
    Map<String, Integer> found = new LinkedHashMap<>();
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      found.put(matcher.group(2), Integer.valueOf(matcher.group(1)));
    }
    return found;
  }

  private void end() {
    List<MqttList.Row> all = new ArrayList<>();
    for (String[] cells : rows) {
      if (cells.length <= COLUMNS) {
        throw new IllegalArgumentException(ids + ": a row needs " + COLUMNS + " columns");
      }
      for (int n = repeat[0]; n <= repeat[1]; n++) {
        all.add(row(cells, n));
      }
    }
    if (!all.isEmpty()) {
      ids.forEach(id -> byId.put(id, new MqttList(id, all)));
    }
    rows = new ArrayList<>();
    codes = new HashMap<>();
    repeat = ONCE;
  }

  private MqttList.Row row(String[] cells, int n) {
    String unit = cells[4].strip();
    String datatype = cells[1].strip();
    if (!datatype.equals("Int32") && !datatype.equals("Float")) {
      throw new IllegalArgumentException(ids + ": no datatype '" + datatype + "'");
    }
    return new MqttList.Row(
        numbered(cells[0], n),
        datatype.equals("Int32"),
        numbered(cells[2], n),
        numbered(cells[3], n),
        UNITS.getOrDefault(unit, 1.0),
        DEADBANDS.getOrDefault(unit, 0.0),
        numbered(cells[6], n),
        codes.getOrDefault(unit, Map.of()));
  }

  private static String numbered(String cell, int n) {
    return NUMBERED
        .matcher(cell.strip())
        .replaceAll(found -> {
          String width = found.group(1);
          return width == null
              ? Integer.toString(n)
              : String.format(Locale.ROOT, "%0" + width + "d", n);
        });
  }
}
