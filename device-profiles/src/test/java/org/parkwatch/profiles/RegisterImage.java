package org.parkwatch.profiles;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadBlock;
import org.parkwatch.profiles.read.ReadBlocks;

/**
 * A Modbus unit as a case writes it down: by table and first place a line of words, such as {@code
 * 2301 0xFFFF}, or after a type, such as {@code f32 230.1 229.8}, {@code s32-low -5}. What is not
 * written does not exist, but reading over it is allowed.
 */
record RegisterImage(Dialect dialect, Map<Table, Map<Integer, Short>> tables)
    implements Raw.Device {
  static RegisterImage of(Dialect dialect, Map<?, ?> written) {
    Map<Table, Map<Integer, Short>> tables = new EnumMap<>(Table.class);
    written.forEach((table, lines) -> {
      Map<Integer, Short> words = new TreeMap<>();
      ((Map<?, ?>) lines)
          .forEach((start, line) -> put(words, Integer.decode(start.toString()), line.toString()));
      tables.put(Table.valueOf(table.toString().toUpperCase(Locale.ROOT)), words);
    });
    return new RegisterImage(dialect, tables);
  }

  @Override
  public void read(List<Address> addresses, RawValues into) {
    for (ReadBlock block : ReadBlocks.of(addresses, dialect.maxGap(), dialect.maxWords())) {
      Map<Integer, Short> table = tables.getOrDefault(block.table(), Map.of());
      short[] words = new short[block.length()];
      for (int i = 0; i < words.length; i++) {
        words[i] = table.getOrDefault(block.start() + i, (short) 0);
      }
      block.take(words, into);
      for (int i = 0; i < block.registers().size(); i++) {
        for (int at = block.registers().get(i).start(); at < block.registers().get(i).end(); at++) {
          if (!table.containsKey(at)) {
            into.noSuchObject(block.places().get(i));
          }
        }
      }
    }
  }

  private static void put(Map<Integer, Short> words, int start, String line) {
    String[] items = line.split(" +", -1);
    String type = items[0].matches("[a-z].*") ? items[0] : "u16";
    int at = start;
    for (int i = type.equals(items[0]) ? 1 : 0; i < items.length; i++) {
      for (short word : words(type, items[i])) {
        words.put(at++, word);
      }
    }
  }

  /** Written apart from the code under test, by the buffer's own big-endian writers. */
  private static short[] words(String type, String number) {
    ByteBuffer bytes = ByteBuffer.allocate(8);
    switch (type.replace("-low", "")) {
      case "u16", "s16" -> bytes.putShort(Integer.decode(number).shortValue());
      case "u32", "s32" -> bytes.putInt(Long.decode(number).intValue());
      case "u64", "s64" -> bytes.putLong(Long.decode(number));
      case "f32" -> bytes.putFloat(Float.parseFloat(number));
      case "f64" -> bytes.putDouble(Double.parseDouble(number));
      default -> throw new IllegalArgumentException("words of type " + type);
    }
    bytes.flip();
    short[] words = new short[bytes.limit() / 2];
    for (int i = 0; i < words.length; i++) {
      words[type.endsWith("-low") ? words.length - 1 - i : i] = bytes.getShort();
    }
    return words;
  }
}
