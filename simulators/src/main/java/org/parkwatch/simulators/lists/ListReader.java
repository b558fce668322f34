package org.parkwatch.simulators.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.simulators.lists.RegisterList.Entry;
import org.parkwatch.simulators.lists.RegisterList.Table;
import org.parkwatch.simulators.lists.RegisterList.WordType;
import org.parkwatch.simulators.plant.Word;

/** Makes lists of registers of the documents that people read. */
final class ListReader {
  private static final Pattern NO_READING =
      Pattern.compile("(u16|s16|u32|s32|f32|f64) (0x[0-9A-F]+|NaN|-?\\d+(?:\\.\\d+)?)");

  private final String id;
  private final ReferenceList list;
  private final Map<String, Map<Word, Integer>> codes = new HashMap<>();

  private ListReader(ReferenceList list) {
    this.list = list;
    id = list.names().getFirst();
    list.codes().forEach((name, numbers) -> codes.put(name, words(numbers)));
  }

  /**
   * All lists of a document, by id.
   *
   * @throws IllegalArgumentException naming the list that cannot be understood
   */
  static Map<String, RegisterList> read(String document) {
    Map<String, RegisterList> lists = new LinkedHashMap<>();
    ReferenceLists.read(document)
        .forEach((id, list) -> lists.put(id, new ListReader(list).registers()));
    return lists;
  }

  private Map<Word, Integer> words(List<ListCode> numbers) {
    Map<Word, Integer> found = new EnumMap<>(Word.class);
    for (ListCode code : numbers) {
      found.put(
          Word.of(code.word())
              .orElseThrow(
                  () -> new IllegalArgumentException(id + ": no state '" + code.word() + "'")),
          code.number());
    }
    return found;
  }

  private RegisterList registers() {
    List<Entry> entries = new ArrayList<>();
    for (ListTable table : list.tables()) {
      Repetition times = table.repeated();
      for (Map<String, String> row : table.rows()) {
        for (int n = times.first(); n <= times.last(); n++) {
          entries.add(entry(row, n, (n - times.first()) * times.stride()));
        }
      }
    }
    entries.sort(Comparator.comparingInt(Entry::register));
    String unit = list.facts().getOrDefault("unit", "1");
    return new RegisterList(
        id,
        Table.valueOf(fact("function").toUpperCase(Locale.ROOT)),
        fact("order").startsWith("low"),
        Integer.decode(list.facts().getOrDefault("between", "0")),
        Integer.parseInt(fact("last register")),
        unit.contains("..") ? 0 : Integer.parseInt(unit),
        entries);
  }

  private String fact(String name) {
    String fact = list.facts().get(name);
    if (fact == null) {
      throw new IllegalArgumentException(id + ": " + name + " is missing");
    }
    return fact;
  }

  private String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    if (cell == null) {
      throw new IllegalArgumentException(id + ": no column '" + column + "'");
    }
    return cell;
  }

  private Entry entry(Map<String, String> row, int n, int shift) {
    WordType type = WordType.valueOf(cell(row, "type").toUpperCase(Locale.ROOT));
    String unit = cell(row, "unit");
    Map<Word, Integer> words = codes.getOrDefault(unit, Map.of());
    return new Entry(
        Integer.parseInt(cell(row, "register")) + shift,
        type,
        Double.parseDouble(cell(row, "scale")),
        Double.parseDouble(cell(row, "offset")),
        words.isEmpty() ? Units.factor(unit) : 1,
        unit,
        Repetition.numbered(cell(row, "point"), n),
        Repetition.numbered(cell(row, "signal"), n),
        noReading(type),
        words);
  }

  private long noReading(WordType type) {
    Matcher matcher = NO_READING.matcher(list.facts().getOrDefault("no reading", ""));
    while (matcher.find()) {
      if (matcher.group(1).equals(type.name().toLowerCase(Locale.ROOT))) {
        return raw(type, matcher.group(2));
      }
    }
    return raw(type, "0");
  }

  private static long raw(WordType type, String text) {
    if (text.startsWith("0x")) {
      return Long.decode(text);
    }
    double value = Double.parseDouble(text);
    return switch (type) {
      case F32 -> Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL;
      case F64 -> Double.doubleToRawLongBits(value);
      case U16, S16, U32, S32 -> (long) value;
    };
  }
}
