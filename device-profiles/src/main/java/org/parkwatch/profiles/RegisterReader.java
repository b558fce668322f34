package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/** Reads the registers of a Modbus unit. */
final class RegisterReader {
  private static final Pattern PLACE = Pattern.compile("0x[0-9A-Fa-f]{1,4}|[0-9]{1,5}");
  private static final Pattern BITS = Pattern.compile("([0-9]{1,2})\\.\\.([0-9]{1,2})");

  private RegisterReader() {}

  static List<Address> read(YamlMap map, Dialect dialect, Repeat repeat) {
    Table table = map.oneOf("table", Table.class, dialect.table());
    return read(map, dialect, repeat, table, type(map, table));
  }

  /** The registers of a text, which has no type. */
  static List<Address> words(YamlMap map, Dialect dialect) {
    Table table = map.oneOf("table", Table.class, dialect.table());
    if (table.bits()) {
      map.problem("table", table + " does not hold words");
      return List.of();
    }
    return read(map, dialect, Repeat.ONCE, table, WordType.U16);
  }

  private static List<Address> read(
      YamlMap map, Dialect dialect, Repeat repeat, Table table, WordType type) {
    map.require("register");
    if (type.words() > dialect.maxWords()) {
      map.problem(
          "wire", type + " is longer than the " + dialect.maxWords() + " words of an answer");
    }
    boolean swapped = type.floating() && dialect.oddities().has(Oddity.SWAPPED_FLOATS);
    WordOrder order =
        map.oneOf("order", WordOrder.class, swapped ? WordOrder.LOW_FIRST : dialect.order());
    int[] bits = bits(map, Register.bitsOf(type) - 1, "U16 and U32");
    int counted = dialect.oddities().has(Oddity.COUNT_FROM_1) ? 1 : 0;
    List<Address> registers = new ArrayList<>();
    for (String text : map.texts("register")) {
      int start = PLACE.matcher(text).matches() ? Integer.decode(decimal(text)) - counted : -1;
      if (start < 0) {
        String form = counted == 0 ? "a number as on the wire" : "a number counted from 1";
        map.problem("register", "'" + text + "' is not a register: " + form);
      } else if (start + repeat.shift() + type.words() > Register.PLACES) {
        map.problem("register", start + repeat.shift() + " is beyond the last register");
      } else {
        registers.add(new Register(table, start + repeat.shift(), type, order, bits[0], bits[1]));
      }
    }
    return registers;
  }

  /** Without leading zeros, which would make it octal. */
  private static String decimal(String text) {
    return text.startsWith("0x") ? text : text.replaceFirst("^0+(?=.)", "");
  }

  private static WordType type(YamlMap map, Table table) {
    WordType otherwise = table.bits() ? WordType.BIT : WordType.U16;
    WordType type = map.oneOf("wire", WordType.class, otherwise);
    if (table.bits() != (type == WordType.BIT)) {
      map.problem("wire", "table " + table + " does not hold " + type);
      return otherwise;
    }
    if (!table.bits()) {
      map.require("wire");
    }
    return type;
  }

  /**
   * The lowest bit and the number of bits that are taken alone.
   *
   * @param highest bit that there is; -1 where none can be taken
   * @param of what they can be taken
   */
  static int[] bits(YamlMap map, int highest, String of) {
    int[] whole = {-1, 1};
    if (map.has("bit") && map.has("bits")) {
      map.problem("bit", "stands beside 'bits', one of the two is too many");
      return whole;
    }
    if ((map.has("bit") || map.has("bits")) && highest < 0) {
      map.problem(map.has("bit") ? "bit" : "bits", "can only be taken from " + of);
      return whole;
    }
    if (map.has("bit")) {
      return new int[] {map.integer("bit", 0, highest), 1};
    }
    if (!map.has("bits")) {
      return whole;
    }
    Matcher range = BITS.matcher(map.text("bits"));
    int from = range.matches() ? Integer.parseInt(range.group(1)) : -1;
    int to = range.matches() ? Integer.parseInt(range.group(2)) : -1;
    if (from < 0 || to < from || to > highest) {
      map.problem("bits", "must be first..last within 0.." + highest + ", such as 4..7");
      return whole;
    }
    return new int[] {from, to - from + 1};
  }
}
