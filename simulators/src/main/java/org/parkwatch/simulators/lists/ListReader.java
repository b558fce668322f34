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

/** Reads the lists of registers out of the text that people read. Used by one thread. */
final class ListReader {
  private static final Pattern REPEAT =
      Pattern.compile("Repeated: n = (\\d+)\\.\\.(\\d+), stride (\\d+)");
  private static final Pattern CODE = Pattern.compile("(\\d+) ([a-z0-9-]+) \\([a-z]+\\)");
  private static final Pattern NO_READING =
      Pattern.compile("(u16|s16|u32|s32|f32|f64) (0x[0-9A-F]+|NaN|-?\\d+(?:\\.\\d+)?)");
  private static final Pattern NUMBERED = Pattern.compile("\\{n(?::0(\\d))?}");

  private static final int[] ONCE = {1, 1, 0};

  private final Map<String, RegisterList> lists = new LinkedHashMap<>();
  private String id = "";
  private Map<String, String> facts = new HashMap<>();
  private List<String[]> rows = new ArrayList<>();
  private List<int[]> repeats = new ArrayList<>();
  private Map<String, Map<Word, Integer>> codes = new HashMap<>();
  private boolean used;
  private int[] repeat = ONCE;

  private ListReader() {}

  /** All lists of a text, by id. */
  static Map<String, RegisterList> read(String text) {
    ListReader reader = new ListReader();
    text.lines().forEach(reader::line);
    reader.end();
    return reader.lists;
  }

  private void line(String line) {
    if (line.startsWith("## ")) {
      end();
      id = line.substring(3).strip();
    } else if (line.startsWith("* codes ")) {
      int colon = line.indexOf(':');
      codes.put(line.substring("* codes ".length(), colon), codes(line.substring(colon)));
    } else if (line.startsWith("* ") && line.contains(": ")) {
      int colon = line.indexOf(": ");
      facts.putIfAbsent(line.substring(2, colon), line.substring(colon + 2));
    } else if (line.startsWith("Repeated: ")) {
      Matcher matcher = REPEAT.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(id + ": cannot read '" + line + "'");
      }
      repeat = new int[] {number(matcher, 1), number(matcher, 2), number(matcher, 3)};
      used = false;
    } else if (line.matches("\\| \\d.*")) {
      rows.add(line.substring(1).split("\\|", -1));
      repeats.add(repeat);
      used = true;
    } else if (line.isBlank() && used) {
      repeat = ONCE;
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private Map<Word, Integer> codes(String text) {
    Map<Word, Integer> found = new EnumMap<>(Word.class);
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      String word = matcher.group(2);
      found.put(
          Word.of(word)
              .orElseThrow(() -> new IllegalArgumentException(id + ": no state '" + word + "'")),
          number(matcher, 1));
    }
    return found;
  }

  private void end() {
    if (!rows.isEmpty()) {
      lists.put(id, list());
    }
    facts = new HashMap<>();
    rows = new ArrayList<>();
    repeats = new ArrayList<>();
    codes = new HashMap<>();
    repeat = ONCE;
  }

  private RegisterList list() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int[] times = repeats.get(i);
      for (int n = times[0]; n <= times[1]; n++) {
        entries.add(entry(rows.get(i), n, (n - times[0]) * times[2]));
      }
    }
    entries.sort(Comparator.comparingInt(Entry::register));
    String unit = facts.getOrDefault("unit", "1");
    return new RegisterList(
        id,
        Table.valueOf(fact("function").toUpperCase(Locale.ROOT)),
        fact("order").startsWith("low"),
        Integer.decode(facts.getOrDefault("between", "0")),
        Integer.parseInt(fact("last register")),
        unit.contains("..") ? 0 : Integer.parseInt(unit),
        entries);
  }

  private String fact(String name) {
    String fact = facts.get(name);
    if (fact == null) {
      throw new IllegalArgumentException(id + ": " + name + " is missing");
    }
    return fact;
  }

  private Entry entry(String[] cells, int n, int shift) {
    WordType type = WordType.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
    String unit = cells[4].strip();
    Map<Word, Integer> words = codes.getOrDefault(unit, Map.of());
    return new Entry(
        Integer.parseInt(cells[0].strip()) + shift,
        type,
        Double.parseDouble(cells[2].strip()),
        Double.parseDouble(cells[3].strip()),
        words.isEmpty() ? Units.factor(unit) : 1,
        unit,
        numbered(cells[5].strip(), n),
        numbered(cells[6].strip(), n),
        noReading(type),
        words);
  }

  private static String numbered(String name, int n) {
    return NUMBERED
        .matcher(name)
        .replaceAll(found -> {
          String width = found.group(1);
          return width == null
              ? Integer.toString(n)
              : String.format(Locale.ROOT, "%0" + width + "d", n);
        });
  }

  private long noReading(WordType type) {
    Matcher matcher = NO_READING.matcher(facts.getOrDefault("no reading", ""));
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
